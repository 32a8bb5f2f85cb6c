-- What a département says of the acronyms and terms of the field, beside or instead of what is shipped with the platform.

create table glossaire_terme (
  departement text not null,
  id uuid not null,
  -- Permanent name: that of a common entry, or one of its own.
  cle text not null,
  masque boolean not null default false,
  -- Null, with the texts below: as the common entry says it.
  terme text,
  definition text,
  sigle text,
  lien text,
  variantes text[] not null default '{}',
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, cle),
  check ((terme is null) = (definition is null))
);

comment on table glossaire_terme is 'classe: tenant. Entries of the glossary that a département added, wrote otherwise or hid.';
