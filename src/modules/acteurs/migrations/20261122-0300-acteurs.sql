create table acteur (
  departement text not null,
  id uuid not null,
  public_id text not null,
  genre text not null check (genre in ('institution', 'service', 'comite', 'reseau', 'categorie', 'personne')),
  nom text not null,
  sigle text,
  -- What the institution is (caf, departement, msa, etat, commune, epci, association…), free for the others.
  nature text,
  -- The institution of a service, the body that secretaries a committee, the institution of a person.
  parent uuid,
  fonction text,
  courriel text,
  -- Made by an import that met an unknown name: shown until somebody has confirmed it.
  a_confirmer boolean not null default false,
  revision integer not null default 1,
  cree_le timestamptz not null,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, parent) references acteur (departement, id)
);

comment on table acteur is 'classe: tenant. Who acts or is named: institution, service, committee, network, category, person.';

create index acteur_parent on acteur (departement, parent);

create table acteur_nom (
  departement text not null,
  -- Normalised: no accents, no case, one space.
  nom text not null,
  acteur uuid not null,
  -- As somebody wrote it.
  ecrit text not null,
  primary key (departement, nom, acteur),
  foreign key (departement, acteur) references acteur (departement, id) on delete cascade
);

comment on table acteur_nom is 'classe: tenant. Every way an acteur is written: name, acronym, known variants.';

create index acteur_nom_acteur on acteur_nom (departement, acteur);

create table role_personne (
  departement text not null,
  personne uuid not null,
  institution uuid not null,
  role text not null check (role in ('lecteur', 'correspondant', 'redacteur', 'instructeur', 'decideur', 'certificateur', 'signataire', 'administrateur')),
  primary key (departement, personne, institution, role),
  foreign key (departement, personne) references acteur (departement, id) on delete cascade,
  foreign key (departement, institution) references acteur (departement, id) on delete cascade
);

comment on table role_personne is 'classe: tenant. What a person may do in the name of an institution.';

create index role_personne_institution on role_personne (departement, institution);
