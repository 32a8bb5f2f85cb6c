create table consultation (
  departement text not null,
  id uuid not null,
  schema uuid not null,
  -- What is asked, in the words of the copilots.
  texte text not null default '',
  echeance date not null,
  ouverte_par uuid,
  ouverte_le timestamptz not null,
  -- Set when the scheme leaves the consultation: no opinion is given any more.
  close_le timestamptz,
  dernier_rappel date,
  rappels integer not null default 0,
  primary key (departement, id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, ouverte_par) references acteur (departement, id)
);

comment on table consultation is 'classe: tenant. The institutions of a scheme are asked for their opinion, until a day.';

create unique index consultation_ouverte on consultation (departement, schema) where close_le is null;
create index consultation_schema on consultation (departement, schema, ouverte_le);
create index consultation_ouverte_par on consultation (departement, ouverte_par);

create table consultation_institution (
  departement text not null,
  consultation uuid not null,
  institution uuid not null,
  primary key (departement, consultation, institution),
  foreign key (departement, consultation) references consultation (departement, id) on delete cascade,
  foreign key (departement, institution) references acteur (departement, id)
);

comment on table consultation_institution is 'classe: tenant. Which institutions a consultation asks.';

create index consultation_institution_institution on consultation_institution (departement, institution);

create table consultation_avis (
  departement text not null,
  id uuid not null,
  consultation uuid not null,
  institution uuid not null,
  sens text not null check (sens in ('favorable', 'favorable_reserves', 'defavorable')),
  texte text not null default '',
  par uuid,
  rendu_le timestamptz not null,
  primary key (departement, id),
  foreign key (departement, consultation) references consultation (departement, id) on delete cascade,
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, par) references acteur (departement, id)
);

comment on table consultation_avis is 'classe: tenant, ajout seul. Opinions, dated; the last one of an institution counts.';

create index consultation_avis_consultation on consultation_avis (departement, consultation, rendu_le);
create index consultation_avis_institution on consultation_avis (departement, institution);
create index consultation_avis_par on consultation_avis (departement, par);

create table consultation_remarque (
  departement text not null,
  id uuid not null,
  consultation uuid not null,
  institution uuid not null,
  -- What of the plan it is about; « schema »: the whole of it.
  niveau text not null check (niveau in ('schema', 'volet', 'engagement', 'objectif', 'action')),
  objet uuid,
  texte text not null,
  par uuid,
  deposee_le timestamptz not null,
  -- The answer of the copilots and why: both or neither.
  reponse text check (reponse in ('retenue', 'partiellement', 'non_retenue')),
  reponse_texte text not null default '',
  repondue_par uuid,
  repondue_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  check ((niveau = 'schema') = (objet is null)),
  check ((reponse is null) = (repondue_le is null)),
  foreign key (departement, consultation) references consultation (departement, id) on delete cascade,
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, par) references acteur (departement, id),
  foreign key (departement, repondue_par) references acteur (departement, id)
);

comment on table consultation_remarque is 'classe: tenant. Remarks on an object of the plan, and what the copilots answered.';

create index consultation_remarque_consultation on consultation_remarque (departement, consultation, deposee_le);
create index consultation_remarque_institution on consultation_remarque (departement, institution);
create index consultation_remarque_par on consultation_remarque (departement, par);
create index consultation_remarque_repondue_par on consultation_remarque (departement, repondue_par);
