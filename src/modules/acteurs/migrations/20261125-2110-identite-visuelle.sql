-- What an institution puts on papers: its logo, with words for whoever does not see it, and its colour.
alter table acteur add column logo text;
alter table acteur add column logo_alternative text;
alter table acteur add column couleur text;
alter table acteur add foreign key (departement, logo) references fichier (departement, empreinte);
create index acteur_logo on acteur (departement, logo);
