-- Personal data: how long they are kept, what the register of processing says, what was deleted.

create table conservation_reglee (
  departement text not null,
  -- A kind declared by a module.
  cle text not null,
  jours integer not null check (jours > 0),
  revision integer not null default 1,
  primary key (departement, cle)
);

comment on table conservation_reglee is 'classe: tenant. Durations that a département chose instead of those declared.';

create table conservation_passage (
  id uuid primary key,
  -- Null: data of the deployment, which belong to no département.
  departement text,
  cle text not null,
  supprimees bigint not null,
  le timestamptz not null
);

comment on table conservation_passage is 'classe: locale. How many rows of each kind were deleted at their term, and when.';

create index conservation_passage_le on conservation_passage (le);

create table registre (
  departement text not null primary key,
  responsable text not null default '',
  responsable_contact text not null default '',
  dpo text not null default '',
  dpo_contact text not null default '',
  revision integer not null default 1
);

comment on table registre is 'classe: tenant. Who answers for the processing of personal data in a département.';

create table registre_complement (
  departement text not null,
  -- A processing declared by a module.
  traitement text not null,
  -- Null: as the module declares it.
  finalite text,
  base text,
  destinataires text,
  securite text,
  precisions text not null default '',
  revision integer not null default 1,
  primary key (departement, traitement)
);

comment on table registre_complement is 'classe: tenant. What a département says of a processing beside or instead of what is declared.';
