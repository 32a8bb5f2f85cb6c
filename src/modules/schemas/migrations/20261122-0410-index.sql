-- Every foreign key has an index: removing an acteur or a file looks for what names it.

create index point_avancement_auteur on point_avancement (departement, auteur);
create index point_avancement_institution on point_avancement (departement, institution);
create index importation_depose_par on importation (departement, depose_par);
create index importation_fichier on importation (departement, fichier);
