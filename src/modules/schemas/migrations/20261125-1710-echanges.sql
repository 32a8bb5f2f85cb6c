create table commentaire (
  departement text not null,
  id uuid not null,
  public_id text not null,
  schema uuid not null,
  -- What it speaks of: one of the four, or the scheme as a whole when all are null.
  volet uuid,
  engagement uuid,
  objectif uuid,
  action uuid,
  -- The comment that it answers; an answer is not answered.
  parent uuid,
  -- Null: the platform itself.
  auteur uuid,
  auteur_nom text not null,
  institution uuid,
  texte text not null,
  instant timestamptz not null,
  modifie_le timestamptz,
  resolu_le timestamptz,
  resolu_par uuid,
  -- Hidden, and given back for thirty days.
  retire_le timestamptz,
  retire_par uuid,
  -- Why a copilot removed what another wrote; null when it was their own.
  retire_motif text,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  check (num_nonnulls(volet, engagement, objectif, action) <= 1),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, volet) references volet (departement, id) on delete cascade,
  foreign key (departement, engagement) references engagement (departement, id) on delete cascade,
  foreign key (departement, objectif) references objectif (departement, id) on delete cascade,
  foreign key (departement, action) references action (departement, id) on delete cascade,
  foreign key (departement, parent) references commentaire (departement, id) on delete cascade,
  foreign key (departement, auteur) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, resolu_par) references acteur (departement, id),
  foreign key (departement, retire_par) references acteur (departement, id)
);

comment on table commentaire is 'classe: tenant. What people say of a scheme or of an object of its plan; a thread is a comment and its answers.';

create index commentaire_schema on commentaire (departement, schema, instant desc);
create index commentaire_volet on commentaire (departement, volet);
create index commentaire_engagement on commentaire (departement, engagement);
create index commentaire_objectif on commentaire (departement, objectif);
create index commentaire_action on commentaire (departement, action);
create index commentaire_parent on commentaire (departement, parent);
create index commentaire_auteur on commentaire (departement, auteur);
create index commentaire_institution on commentaire (departement, institution);
create index commentaire_resolu_par on commentaire (departement, resolu_par);
create index commentaire_retire_par on commentaire (departement, retire_par);

create table commentaire_mention (
  departement text not null,
  commentaire uuid not null,
  personne uuid not null,
  -- As it was typed after « @ »; empty when the person was chosen beside the text.
  ecrit text not null,
  le timestamptz not null,
  lue_le timestamptz,
  primary key (departement, commentaire, personne),
  foreign key (departement, commentaire) references commentaire (departement, id) on delete cascade,
  foreign key (departement, personne) references acteur (departement, id)
);

comment on table commentaire_mention is 'classe: tenant. Whom a comment names, and when they said that they read it.';

create index commentaire_mention_personne on commentaire_mention (departement, personne, lue_le);

create table piece_jointe (
  departement text not null,
  id uuid not null,
  public_id text not null,
  schema uuid not null,
  -- What it is attached to: one of the four, or the scheme as a whole when all are null. News and comments have theirs
  -- through their own action or object.
  objectif uuid,
  action uuid,
  point uuid,
  commentaire uuid,
  titre text not null,
  nom text not null,
  fichier text not null,
  -- Shown to visitors of a public scheme.
  publique boolean not null default false,
  auteur uuid,
  auteur_nom text not null,
  institution uuid,
  depose_le timestamptz not null,
  -- In the trash, and given back for thirty days.
  retiree_le timestamptz,
  retiree_par uuid,
  -- True when another file took its place.
  remplacee boolean not null default false,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  check (num_nonnulls(objectif, action, point, commentaire) <= 1),
  check (not publique or num_nonnulls(point, commentaire) = 0),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, objectif) references objectif (departement, id) on delete cascade,
  foreign key (departement, action) references action (departement, id) on delete cascade,
  foreign key (departement, point) references point_avancement (departement, id) on delete cascade,
  foreign key (departement, commentaire) references commentaire (departement, id) on delete cascade,
  foreign key (departement, fichier) references fichier (departement, empreinte),
  foreign key (departement, auteur) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, retiree_par) references acteur (departement, id)
);

comment on table piece_jointe is 'classe: tenant. A file attached to a scheme, an objectif, an action, a news or a comment.';

create index piece_jointe_schema on piece_jointe (departement, schema, depose_le desc);
create index piece_jointe_objectif on piece_jointe (departement, objectif);
create index piece_jointe_action on piece_jointe (departement, action);
create index piece_jointe_point on piece_jointe (departement, point);
create index piece_jointe_commentaire on piece_jointe (departement, commentaire);
create index piece_jointe_fichier on piece_jointe (departement, fichier);
create index piece_jointe_auteur on piece_jointe (departement, auteur);
create index piece_jointe_institution on piece_jointe (departement, institution);
create index piece_jointe_retiree_par on piece_jointe (departement, retiree_par);
