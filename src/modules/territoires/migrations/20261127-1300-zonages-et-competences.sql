-- Zonings drawn over the communes, by year, and what each EPCI takes care of.

create table zonage_jeu (
  departement text not null references departement,
  -- Kind: priority quarters, rural revitalisation, districts of the département's social services, constituencies.
  genre text not null check (genre in ('qpv', 'zrr', 'utas', 'circonscription', 'autre')),
  -- Year in which this zoning was in force.
  annee integer not null,
  fichier text not null,
  source text not null,
  importe_le timestamptz not null,
  id uuid not null,
  primary key (departement, genre, annee)
);

comment on table zonage_jeu is 'classe: tenant. The zonings known of each kind and year, and where they come from.';

create table zonage_commune (
  departement text not null,
  genre text not null,
  annee integer not null,
  code text not null,
  commune text not null,
  nom text not null,
  -- True when only a part of the commune is in the zone, as a quarter is.
  partielle boolean not null,
  primary key (departement, genre, annee, code, commune),
  foreign key (departement, genre, annee) references zonage_jeu (departement, genre, annee) on delete cascade
);

comment on table zonage_commune is 'classe: tenant. Which communes make a zone, in codes of the year of its zoning.';

create table competence_epci (
  departement text not null,
  id uuid not null,
  epci text not null,
  competence text not null,
  exercice text not null check (exercice in ('exercee', 'partagee', 'communes')),
  -- First year; null when it is not known.
  depuis integer,
  source text not null,
  modifie_le timestamptz not null,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, epci, competence)
);

comment on table competence_epci is 'classe: tenant. Who takes care of what between an EPCI and its communes; what has no row is not known.';
