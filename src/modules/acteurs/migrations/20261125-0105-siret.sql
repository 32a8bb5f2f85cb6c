-- Under which number the State knows an institution: what an identity provider says of somebody's employer is compared
-- with it, and the same institution is found in another département.
alter table acteur add column siret text check (siret ~ '^[0-9]{14}$');
create index acteur_siret on acteur (departement, siret) where siret is not null;
create index acteur_courriel on acteur (departement, lower(courriel)) where courriel is not null;
