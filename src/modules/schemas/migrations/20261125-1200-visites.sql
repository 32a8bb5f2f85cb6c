create table visite_personne (
  departement text not null,
  personne uuid not null,
  -- The last day on which the person came, and the day before that one on which they had come.
  jour date not null,
  precedente date check (precedente < jour),
  primary key (departement, personne),
  foreign key (departement, personne) references acteur (departement, id) on delete cascade
);

comment on table visite_personne is 'classe: tenant. When a person last came: what « since my last visit » begins at.';
