-- Plans of what to watch after a decision. A case has one that stands, the one with the highest number.
create table follow_up_plan (
    id uuid primary key,
    case_id uuid not null,
    number integer not null,
    decision_id uuid not null,
    treatment varchar(300) not null,
    course varchar(2000) not null,
    made_at timestamp(6) with time zone not null,
    made_by varchar(60) not null,
    constraint follow_up_plan_case foreign key (case_id) references relapse_case (id),
    constraint follow_up_plan_decision foreign key (decision_id) references case_decision (id),
    constraint follow_up_plan_once unique (case_id, number)
);

-- The checks of a plan as they stand now. Days are ISO dates; a check that waits for an event has none.
create table follow_up_check (
    id uuid primary key,
    version integer not null,
    plan_id uuid not null,
    case_id uuid not null,
    status varchar(10) not null,
    due_from varchar(10),
    due_to varchar(10),
    crossed varchar(10) not null,
    state text not null,
    constraint follow_up_check_plan foreign key (plan_id) references follow_up_plan (id),
    constraint follow_up_check_case foreign key (case_id) references relapse_case (id),
    constraint follow_up_check_status check (status in ('OPEN', 'DONE', 'REMOVED', 'REPLACED')),
    constraint follow_up_check_crossed check (crossed in ('NONE', 'CROSSED', 'UNCLEAR', 'SETTLED'))
);

create index follow_up_check_by_plan on follow_up_check (plan_id);
create index follow_up_check_by_case on follow_up_check (case_id, status);
create index follow_up_check_by_day on follow_up_check (status, due_to);
create index follow_up_check_by_crossing on follow_up_check (crossed);

-- Every state that a check ever had; rows are only added.
create table follow_up_check_version (
    check_id uuid not null,
    number integer not null,
    act varchar(10) not null,
    why varchar(2000) not null,
    state text not null,
    made_at timestamp(6) with time zone not null,
    made_by varchar(60) not null,
    primary key (check_id, number),
    constraint follow_up_check_version_check foreign key (check_id) references follow_up_check (id)
);
