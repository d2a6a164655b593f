-- What is known of the course of a patient, one row for each event or finding.
create table record_entry (
    id uuid primary key,
    version integer not null,
    patient_id uuid not null,
    kind varchar(20) not null,
    began_on varchar(10),
    ended_on varchar(10),
    parts varchar(20000) not null,
    fact varchar(4000),
    removed boolean not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(60) not null,
    updated_at timestamp(6) with time zone not null,
    updated_by varchar(60) not null,
    constraint record_entry_patient foreign key (patient_id) references patient (id)
);

create index record_entry_by_patient on record_entry (patient_id);

-- Every state that an entry ever had; rows are only added.
create table record_version (
    entry_id uuid not null,
    number integer not null,
    act varchar(10) not null,
    parts varchar(20000) not null,
    made_at timestamp(6) with time zone not null,
    made_by varchar(60) not null,
    primary key (entry_id, number),
    constraint record_version_entry foreign key (entry_id) references record_entry (id)
);
