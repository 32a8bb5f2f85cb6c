create table invitation (
  departement text not null,
  id uuid not null,
  institution uuid not null,
  -- Whom it is for when the département knows them already; whom it made once it was accepted.
  personne uuid,
  nom text not null,
  fonction text,
  -- In lower case.
  courriel text not null,
  roles text[] not null check (cardinality(roles) > 0),
  -- First day of the roles; null: the day on which it is accepted.
  du date,
  au date check (au >= du),
  message text not null default '',
  -- SHA-256 of what the link holds, hexadecimal.
  empreinte text not null,
  -- Sent by another institution because this one had no administrateur: worth nothing once it has one.
  premiere boolean not null,
  etat text not null check (etat in ('envoyee', 'acceptee', 'annulee')),
  envois integer not null default 1,
  invite_par uuid,
  invite_par_nom text not null,
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  termine_le timestamptz,
  primary key (departement, id),
  unique (departement, empreinte),
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, personne) references acteur (departement, id),
  foreign key (departement, invite_par) references acteur (departement, id)
);

comment on table invitation is 'classe: tenant. Somebody whom an institution asked to act in its name: what for, until when, what came of it.';

create index invitation_institution on invitation (departement, institution, cree_le desc);
create index invitation_personne on invitation (departement, personne);
create index invitation_invite_par on invitation (departement, invite_par);
