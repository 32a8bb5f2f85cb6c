create table bilan_objectif (
  departement text not null,
  -- The scheme that follows, and an objectif of one that it follows.
  schema uuid not null,
  objectif uuid not null,
  jugement text not null check (jugement in ('atteint', 'en_partie', 'non_atteint', 'sans_objet')),
  suite text not null check (suite in ('repris', 'repris_en_partie', 'arrete')),
  texte text not null default '',
  juge_par uuid,
  juge_le timestamptz not null,
  revision integer not null default 1,
  primary key (departement, schema, objectif),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, objectif) references objectif (departement, id) on delete cascade,
  foreign key (departement, juge_par) references acteur (departement, id)
);

comment on table bilan_objectif is 'classe: tenant. What a scheme thinks of each objectif of those that it follows, and what it carries on.';

create index bilan_objectif_objectif on bilan_objectif (departement, objectif);
create index bilan_objectif_juge_par on bilan_objectif (departement, juge_par);
