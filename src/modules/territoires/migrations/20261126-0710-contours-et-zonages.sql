-- What each département draws of its territories, and says of them.

create table contour_jeu (
  departement text not null references departement,
  maille text not null,
  -- Of the drawing, in its own units: a path of the same set is drawn in this frame.
  largeur integer not null,
  hauteur integer not null,
  -- File and producer, as shown under each map.
  fichier text not null,
  source text not null,
  -- Year of the contours, as whoever imports them says it; null when they do not know.
  millesime integer,
  -- Meshes that the file holds are drawn from it, the others are joined from their communes.
  deduit boolean not null,
  importe_le timestamptz not null,
  id uuid not null,
  primary key (departement, maille)
);

comment on table contour_jeu is 'classe: tenant. The contours in use for each mesh, and where they come from.';

create table contour (
  departement text not null,
  maille text not null,
  code text not null,
  -- Path of SVG, relative integers: made by us from the file, never copied from it.
  trace text not null,
  -- Where a label stands.
  x integer not null,
  y integer not null,
  primary key (departement, maille, code),
  foreign key (departement, maille) references contour_jeu (departement, maille) on delete cascade
);

comment on table contour is 'classe: tenant. The outline of each territory, simplified for drawing.';

create table zonage (
  departement text not null,
  id uuid not null,
  -- qpv, zrr, utas, circonscription, bassin, autre.
  genre text not null,
  code text not null,
  nom text not null,
  du date,
  au date,
  source text not null,
  revision integer not null,
  primary key (departement, id),
  unique (departement, genre, code)
);

comment on table zonage is 'classe: tenant. Priority neighbourhoods, rural areas and local areas of action, by import.';

create table zonage_membre (
  departement text not null,
  zonage uuid not null,
  commune text not null,
  -- False when the area holds part of the commune only, as a neighbourhood does.
  entiere boolean not null,
  primary key (departement, zonage, commune),
  foreign key (departement, zonage) references zonage (departement, id) on delete cascade
);

comment on table zonage_membre is 'classe: tenant. Communes of a zoning, whole or in part.';

create table competence_epci (
  departement text not null,
  id uuid not null,
  epci text not null references epci,
  competence text not null,
  -- exercee, non_exercee; what nobody said has no row.
  etat text not null check (etat in ('exercee', 'non_exercee')),
  du date,
  au date,
  source text not null,
  revision integer not null,
  primary key (departement, id)
);

comment on table competence_epci is 'classe: tenant. What each EPCI is competent for, from when to when, and who says it. No row: unknown, which is not no.';

create index competence_epci_epci on competence_epci (epci);

create index competence_epci_liste on competence_epci (departement, epci, competence);
