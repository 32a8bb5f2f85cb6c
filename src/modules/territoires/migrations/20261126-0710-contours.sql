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
