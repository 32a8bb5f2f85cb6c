-- National reference tables, from the official geographic code: the same for every département.

create table departement (
  code text primary key,
  nom text not null,
  region text not null,
  region_nom text not null
);

comment on table departement is 'classe: reference. The 101 départements of the COG.';

create table commune (
  code text primary key,
  departement text not null references departement,
  nom text not null,
  population integer
);

comment on table commune is 'classe: reference. Communes in force in the vintage of the COG that the platform ships; municipal population.';

create index commune_departement on commune (departement, nom);

create table epci (
  siren text primary key,
  nom text not null,
  -- CC, CA, CU, METRO or MET69.
  nature text not null,
  population integer not null
);

comment on table epci is 'classe: reference. EPCI with own taxation; municipal population of all their communes.';

create table appartenance_epci (
  annee integer not null,
  commune text not null references commune,
  epci text not null references epci,
  primary key (annee, commune)
);

comment on table appartenance_epci is 'classe: reference. Which EPCI a commune belongs to, by year.';

create index appartenance_epci_epci on appartenance_epci (epci, annee);

create table espace (
  departement text primary key references departement,
  ouvert_le timestamptz not null,
  -- A demonstration space may be emptied and loaded again; a real one never.
  demonstration boolean not null
);

comment on table espace is 'classe: reference. Départements that work on this deployment.';
