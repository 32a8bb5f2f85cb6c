-- Asking the pilots for news: a round writes once to each, who answers by a link, without an account.

create table tournee_regle (
  departement text not null,
  schema uuid not null,
  active boolean not null,
  -- Months from one round to the next.
  mois integer not null check (mois between 1 and 12),
  -- Day of the next round.
  prochaine date not null,
  etendue text not null check (etendue in ('toutes', 'sans_nouvelles')),
  texte text not null,
  -- Days between two mails to whoever has not answered; how many reminders at most.
  relance_jours integer not null check (relance_jours between 1 and 30),
  relances_maximum integer not null check (relances_maximum between 0 and 5),
  -- Who set it: the rounds go out in this name. Null for the platform.
  par uuid,
  par_nom text not null,
  revision integer not null default 1,
  primary key (departement, schema),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, par) references acteur (departement, id)
);

comment on table tournee_regle is 'classe: tenant. When the pilots of a scheme are asked for news, and how often they are reminded.';

create index tournee_regle_par on tournee_regle (departement, par);

create table tournee (
  departement text not null,
  id uuid not null,
  public_id text not null,
  schema uuid not null,
  etendue text not null check (etendue in ('toutes', 'sans_nouvelles', 'volet')),
  -- What it was about when it was one volet, as it was called then.
  volet_titre text,
  texte text not null,
  -- First day on which a mail leaves; last day on which a link opens.
  envoi date not null,
  fin date not null check (fin >= envoi),
  relance_jours integer not null check (relance_jours between 1 and 30),
  relances_maximum integer not null check (relances_maximum between 0 and 5),
  -- Pilots that were not written to, and why, as it stood: [{"nom", "raison", "actions"}].
  sans_courriel jsonb not null,
  etat text not null check (etat in ('en_cours', 'annulee')),
  par uuid,
  par_nom text not null,
  cree_le timestamptz not null,
  annulee_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, par) references acteur (departement, id)
);

comment on table tournee is 'classe: tenant. The pilots of a scheme were asked for news, once.';

create index tournee_schema on tournee (departement, schema, cree_le desc);
create index tournee_par on tournee (departement, par);

create table tournee_invitation (
  departement text not null,
  id uuid not null,
  tournee uuid not null,
  -- Who is written to; null: an address that no person bears here (a delegate, the mailbox of an institution).
  personne uuid,
  -- For whom: the institution that the person answers for.
  institution uuid,
  nom text not null,
  -- In lower case.
  courriel text not null,
  -- The pilots that made this person be asked, in words: « Comité de pilotage ».
  pour text not null,
  etat text not null check (etat in ('ouverte', 'annulee')),
  -- The invitation that handed over some of its actions.
  delegue_de uuid,
  -- Day of the last mail; reminders among them.
  dernier_envoi date not null,
  relances integer not null,
  cree_le timestamptz not null,
  primary key (departement, id),
  foreign key (departement, tournee) references tournee (departement, id) on delete cascade,
  foreign key (departement, personne) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, delegue_de) references tournee_invitation (departement, id) on delete cascade
);

comment on table tournee_invitation is 'classe: tenant. One person asked for news in a round, with or without an account.';

create index tournee_invitation_tournee on tournee_invitation (departement, tournee);
create index tournee_invitation_personne on tournee_invitation (departement, personne);
create index tournee_invitation_institution on tournee_invitation (departement, institution);
create index tournee_invitation_delegue_de on tournee_invitation (departement, delegue_de);

create table tournee_lien (
  departement text not null,
  -- SHA-256 of what the link holds, hexadecimal.
  empreinte text not null,
  invitation uuid not null,
  genre text not null check (genre in ('demande', 'relance', 'delegation')),
  -- The mail that carries it, in the outbox of this deployment.
  courriel uuid,
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  primary key (departement, empreinte),
  foreign key (departement, invitation) references tournee_invitation (departement, id) on delete cascade
);

comment on table tournee_lien is 'classe: tenant. A link that opens one invitation: each mail has its own.';

create index tournee_lien_invitation on tournee_lien (departement, invitation);

create table tournee_action (
  departement text not null,
  invitation uuid not null,
  action uuid not null,
  -- To whom it was handed over.
  delegue_a uuid,
  primary key (departement, invitation, action),
  foreign key (departement, invitation) references tournee_invitation (departement, id) on delete cascade,
  foreign key (departement, action) references action (departement, id) on delete cascade,
  foreign key (departement, delegue_a) references tournee_invitation (departement, id) on delete set null (delegue_a)
);

comment on table tournee_action is 'classe: tenant. An action that an invitation asks news of.';

create index tournee_action_action on tournee_action (departement, action);
create index tournee_action_delegue_a on tournee_action (departement, delegue_a);

create table tournee_reponse (
  departement text not null,
  point uuid not null,
  invitation uuid not null,
  action uuid not null,
  instant timestamptz not null,
  primary key (departement, point),
  foreign key (departement, point) references point_avancement (departement, id) on delete cascade,
  foreign key (departement, invitation) references tournee_invitation (departement, id) on delete cascade,
  foreign key (departement, action) references action (departement, id) on delete cascade
);

comment on table tournee_reponse is 'classe: tenant. News given by a link, by whom it was asked.';

create index tournee_reponse_invitation on tournee_reponse (departement, invitation);
create index tournee_reponse_action on tournee_reponse (departement, action);
