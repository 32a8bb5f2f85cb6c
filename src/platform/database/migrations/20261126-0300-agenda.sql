-- The dates of a person at an address that their calendar reads by itself.

create table agenda (
  departement text not null,
  id uuid not null,
  personne uuid not null,
  -- In whose name the dates are read.
  institution uuid not null,
  -- What the person calls it: « mon téléphone ».
  nom text not null,
  portee text not null check (portee in ('moi', 'suivi', 'tout')),
  -- Public id of the one scheme that it speaks of; null: all of them.
  schema_public_id text,
  -- SHA-256 of the secret of its address, hexadecimal.
  empreinte text not null,
  -- Key of the form that made it.
  cle uuid not null,
  cree_le timestamptz not null,
  -- Last day on which a calendar read it, at first the day it was made.
  lu_le date not null,
  -- How many times it was read; 0: never yet.
  lectures integer not null,
  primary key (departement, id),
  unique (departement, empreinte),
  unique (departement, personne, cle),
  foreign key (departement, personne) references acteur (departement, id) on delete cascade,
  foreign key (departement, institution) references acteur (departement, id) on delete cascade
);

comment on table agenda is 'classe: tenant. An address at which a calendar reads the dates of a person.';

create index agenda_institution on agenda (departement, institution);
