-- What changed in what a person follows, put together and sent by mail.

-- Number of the last line of the journal when the person began to follow.
alter table suivi add column apres bigint not null default 0;
alter table suivi alter column apres drop default;

create table suivi_releve (
  departement text not null,
  personne uuid not null,
  -- Number of the last line of the journal that was looked at for them.
  jusqua bigint not null,
  -- When it was.
  releve_le timestamptz not null,
  primary key (departement, personne),
  foreign key (departement, personne) references acteur (departement, id) on delete cascade
);

comment on table suivi_releve is 'classe: tenant. Up to where a person was told by mail what changed in what they follow.';
