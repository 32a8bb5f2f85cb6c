create table lot (
  departement text not null,
  id uuid not null,
  public_id text not null,
  schema uuid not null,
  -- What was asked of every action, without a name: « Décaler de 6 mois ».
  libelle text not null,
  -- One an action that changed, with the fields that changed: [{"action", "avant", "apres"}].
  changements jsonb not null,
  actions integer not null,
  -- Null: the platform itself.
  auteur uuid,
  institution uuid,
  fait_le timestamptz not null,
  annule_le timestamptz,
  annule_par uuid,
  -- Once undone: how many actions kept something, for it had been changed since.
  restees integer,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, auteur) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, annule_par) references acteur (departement, id)
);

comment on table lot is 'classe: tenant. One change made to several actions at once, with what undoes it.';

create index lot_schema on lot (departement, schema, fait_le desc);
create index lot_auteur on lot (departement, auteur);
create index lot_institution on lot (departement, institution);
create index lot_annule_par on lot (departement, annule_par);
