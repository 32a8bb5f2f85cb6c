-- A membership becomes a dated period, proposed by some and accepted by the institution itself; an institution may have
-- several, one after the other. Rows that were there stay: accepted for the whole scheme, open-ended.
alter table schema_membre drop constraint schema_membre_pkey;
alter table schema_membre add column id uuid not null default gen_random_uuid();
alter table schema_membre alter column id drop default;
alter table schema_membre add primary key (departement, id);

-- What the role is about: the whole scheme, or some of its volets or objectifs, by id. An id that is gone opens nothing.
alter table schema_membre add column portee text not null default 'schema' check (portee in ('schema', 'volets', 'objectifs'));
alter table schema_membre alter column portee drop default;
alter table schema_membre add column portee_ids uuid[] not null default '{}';
alter table schema_membre alter column portee_ids drop default;

-- A changed type rewrites every row, whatever row security hides from whoever migrates.
alter table schema_membre add column etat text check (etat in ('proposee', 'acceptee', 'refusee', 'annulee', 'retiree', 'terminee', 'transmise'));
alter table schema_membre alter column etat type text using case when accepte_le is null then 'proposee' else 'acceptee' end;
alter table schema_membre alter column etat set not null;
alter table schema_membre add column du date;
alter table schema_membre alter column du type date using coalesce(accepte_le, current_date);
alter table schema_membre alter column du set not null;
-- Last day; null when none is said.
alter table schema_membre add column au date check (au >= du);
alter table schema_membre add column propose_le date;
alter table schema_membre alter column propose_le type date using coalesce(accepte_le, current_date);
alter table schema_membre alter column propose_le set not null;

-- Persons; null for the platform itself.
alter table schema_membre add column propose_par uuid;
alter table schema_membre add foreign key (departement, propose_par) references acteur (departement, id);
alter table schema_membre add column accepte_par uuid;
alter table schema_membre add foreign key (departement, accepte_par) references acteur (departement, id);
-- Day on which it was refused, cancelled, withdrawn, ended or handed over; it counts until the day before.
alter table schema_membre add column clos_le date;
alter table schema_membre add column clos_par uuid;
alter table schema_membre add foreign key (departement, clos_par) references acteur (departement, id);
alter table schema_membre add column motif text;

-- The membership that this one takes the place of once it is accepted: a wider one of the same institution, or a role
-- that another institution hands over.
alter table schema_membre add column succede_a uuid;
alter table schema_membre add foreign key (departement, succede_a) references schema_membre (departement, id);
alter table schema_membre add column revision integer not null default 1;

alter table schema_membre add constraint schema_membre_accepte check (accepte_le is not null or etat in ('proposee', 'refusee', 'annulee'));
alter table schema_membre add constraint schema_membre_clos check ((clos_le is null) = (etat in ('proposee', 'acceptee')));

create index schema_membre_schema on schema_membre (departement, schema);
create index schema_membre_propose_par on schema_membre (departement, propose_par);
create index schema_membre_accepte_par on schema_membre (departement, accepte_par);
create index schema_membre_clos_par on schema_membre (departement, clos_par);
create index schema_membre_succede_a on schema_membre (departement, succede_a);

comment on table schema_membre is 'classe: tenant. Which institutions hold the scheme together: role, what it is about, dates, who proposed and who accepted.';
