-- What the checks of a rule book found, by a hash of what was checked: the same content is never checked twice, and a
-- run that was cut short goes on where it stopped.
create table check_run (
    id uuid primary key,
    content varchar(64) not null,
    subject varchar(80) not null,
    begun_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone,
    steps_done integer not null,
    steps_total integer not null,
    step varchar(80) not null,
    failed varchar(400),
    constraint check_run_content unique (content)
);

create index check_run_by_subject on check_run (subject);

create table check_finding (
    run_id uuid not null,
    number integer not null,
    finding_key varchar(32) not null,
    kind varchar(20) not null,
    weight varchar(10) not null,
    row_id varchar(80) not null,
    other varchar(400) not null,
    words varchar(4000) not null,
    patient text not null,
    constraint check_finding_pk primary key (run_id, number),
    constraint check_finding_run foreign key (run_id) references check_run (id) on delete cascade
);

-- Why a finding may stay. The key changes with what the finding rests on, so the acceptance lapses with it.
create table check_acceptance (
    id uuid primary key,
    finding_key varchar(32) not null,
    subject varchar(80) not null,
    words varchar(4000) not null,
    reason varchar(2000) not null,
    person varchar(60) not null,
    accepted_at timestamp(6) with time zone not null,
    withdrawn_by varchar(60),
    withdrawn_at timestamp(6) with time zone
);

create index check_acceptance_by_key on check_acceptance (finding_key);
