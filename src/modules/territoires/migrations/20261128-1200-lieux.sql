-- Where the communes are, for what depends on distance: those of the département and a ring around it.

create table lieu_jeu (
  departement text primary key references departement,
  fichier text not null,
  source text not null,
  importe_le timestamptz not null,
  id uuid not null
);

comment on table lieu_jeu is 'classe: tenant. The file that says where the communes are, and who made it.';

create table lieu_commune (
  departement text not null,
  -- Code of the vintage shipped; of another département in the ring.
  commune text not null,
  -- Degrees.
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  primary key (departement, commune),
  foreign key (departement) references lieu_jeu (departement) on delete cascade
);

comment on table lieu_commune is 'classe: tenant. The centre of each commune of the département and of its neighbours.';
