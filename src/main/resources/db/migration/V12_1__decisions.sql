-- What was decided on an advice. Rows are only added: who changes a decision adds the next one and says why.
create table case_decision (
    id uuid primary key,
    case_id uuid not null,
    number integer not null,
    receipt_id uuid not null,
    receipt_sha256 varchar(64) not null,
    choice varchar(10) not null,
    treatment varchar(300) not null,
    treatment_key varchar(400) not null,
    stood varchar(200) not null,
    against text not null,
    reasons varchar(400) not null,
    words varchar(4000) not null,
    decided_by varchar(200) not null,
    decided_on varchar(10) not null,
    board varchar(200) not null,
    why_changed varchar(2000) not null,
    recorded_at timestamp(6) with time zone not null,
    recorded_by varchar(60) not null,
    constraint case_decision_case foreign key (case_id) references relapse_case (id),
    constraint case_decision_receipt foreign key (receipt_id) references stored_advice (id),
    constraint case_decision_once unique (case_id, number),
    constraint case_decision_choice check (choice in ('OPTION', 'OTHER', 'NONE'))
);

create index case_decision_by_receipt on case_decision (receipt_id);

-- The rules that a decision follows, passes over, or goes against.
create table case_decision_rule (
    decision_id uuid not null,
    rule_id varchar(80) not null,
    part varchar(10) not null,
    primary key (decision_id, rule_id, part),
    constraint case_decision_rule_decision foreign key (decision_id) references case_decision (id),
    constraint case_decision_rule_part check (part in ('CHOSEN', 'PASSED', 'AGAINST'))
);

create index case_decision_rule_by_rule on case_decision_rule (rule_id);
