create table patient (
    id uuid primary key,
    version integer not null,
    record_number varchar(40) not null,
    given_name varchar(120) not null,
    family_name varchar(120) not null,
    birth_date varchar(10),
    sex varchar(1),
    created_at timestamp(6) with time zone not null,
    created_by varchar(60) not null,
    updated_at timestamp(6) with time zone not null,
    updated_by varchar(60) not null,
    constraint patient_record_number_unique unique (record_number)
);

-- A draft may lack its patient; an open case never does.
create table relapse_case (
    id uuid primary key,
    version integer not null,
    patient_id uuid,
    status varchar(10) not null,
    facts varchar(200000) not null,
    diagnosed_on varchar(10),
    remission_on varchar(10),
    relapsed_on varchar(10),
    disease varchar(20),
    setting varchar(40),
    relapse_number integer,
    genes varchar(1000) not null,
    typed_name varchar(300) not null,
    entered_at timestamp(6) with time zone not null,
    entered_by varchar(60) not null,
    updated_at timestamp(6) with time zone not null,
    updated_by varchar(60) not null,
    constraint relapse_case_patient foreign key (patient_id) references patient (id),
    constraint relapse_case_status check (status in ('DRAFT', 'OPEN')),
    constraint relapse_case_open_has_patient check (status = 'DRAFT' or patient_id is not null)
);

create index relapse_case_by_patient on relapse_case (patient_id);
create index relapse_case_by_change on relapse_case (status, updated_at);

-- What somebody typed and has not stored: one for each person and case.
create table typed_form (
    case_id uuid not null,
    person varchar(60) not null,
    form varchar(200000) not null,
    kept_at timestamp(6) with time zone not null,
    primary key (case_id, person),
    constraint typed_form_case foreign key (case_id) references relapse_case (id) on delete cascade
);
