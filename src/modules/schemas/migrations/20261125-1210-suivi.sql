create table suivi (
  departement text not null,
  personne uuid not null,
  genre text not null check (genre in ('schema', 'objectif', 'action')),
  -- The scheme itself, or something of it.
  objet uuid not null,
  schema uuid not null,
  depuis timestamptz not null,
  primary key (departement, personne, objet),
  foreign key (departement, personne) references acteur (departement, id) on delete cascade,
  foreign key (departement, schema) references schema (departement, id) on delete cascade
);

comment on table suivi is 'classe: tenant. What a person follows: a scheme, an objectif, an action.';

create index suivi_schema on suivi (departement, schema);
