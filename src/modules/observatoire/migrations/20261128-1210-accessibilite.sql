-- What accessibility needs beside published indicators: lists of structures, travel times, children beyond the border.

create table acces_fichier (
  departement text not null,
  id uuid not null,
  public_id text not null,
  -- structures: places by commune; trajets: minutes from a commune to another; voisins: children of communes beyond the border.
  genre text not null check (genre in ('structures', 'trajets', 'voisins')),
  nom text not null,
  source text not null,
  -- The day that it tells of.
  date date not null,
  -- SHA-256 of the bytes.
  empreinte text not null,
  etat text not null check (etat in ('recu', 'publie', 'annule')),
  recu_le timestamptz not null,
  publie_le timestamptz,
  lignes integer not null,
  rapport jsonb not null,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  unique (departement, genre, empreinte, source, date)
);

comment on table acces_fichier is 'classe: tenant. Files that accessibility is computed from; those in the state publie may be chosen.';

create table acces_ligne (
  departement text not null,
  fichier uuid not null,
  no integer not null,
  commune text not null,
  -- Commune of arrival of a travel time; null otherwise.
  vers text,
  -- Places, minutes or children.
  nombre double precision not null check (nombre >= 0),
  nom text not null default '',
  primary key (departement, fichier, no),
  foreign key (departement, fichier) references acces_fichier (departement, id) on delete cascade
);

comment on table acces_ligne is 'classe: tenant. One row of a file of accessibility; never changed once written.';
