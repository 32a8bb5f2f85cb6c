-- What the diagnosis finds: a figure of a territory, or what was heard. An objectif answers it by a reference.

create table constat (
  departement text not null,
  id uuid not null,
  public_id text not null,
  -- The finding in one sentence, and what there is to say around it.
  enonce text not null,
  precisions text not null default '',
  nature text not null check (nature in ('chiffre', 'groupe', 'enquete', 'temoignage')),
  -- Of a figure: the indicator, the territory, the vintage, and what it was worth the day it was noted.
  indicateur uuid,
  maille text,
  territoire text,
  millesime text,
  valeur double precision,
  -- Of what was heard: who or what says it, and the day.
  origine text not null default '',
  date date,
  cree_le timestamptz not null,
  retire_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, indicateur) references indicateur (departement, id),
  check ((nature = 'chiffre') = (indicateur is not null and maille is not null and territoire is not null and millesime is not null)),
  check (nature = 'chiffre' or origine <> '')
);

create index constat_indicateur on constat (departement, indicateur);

comment on table constat is 'classe: tenant. What the diagnosis finds, with its source; what no objectif answers shows among the holes.';
