-- What clinicians hold against a rule: the facts of the case without anything that tells whose they are, and their words.
create table rule_feedback (
    id uuid primary key,
    treatment varchar(300) not null,
    stood varchar(200) not null,
    rule_ids varchar(1000) not null,
    disease varchar(20) not null,
    release varchar(40) not null,
    facts text not null,
    expected varchar(20) not null,
    words varchar(4000) not null,
    sent_at timestamp(6) with time zone not null,
    sent_by varchar(60) not null,
    answer varchar(10) not null,
    answer_words varchar(4000) not null,
    answered_at timestamp(6) with time zone,
    answered_by varchar(60) not null,
    constraint rule_feedback_answer check (answer in ('OPEN', 'TAKEN', 'DECLINED'))
);

create index rule_feedback_by_answer on rule_feedback (answer, sent_at);

create table rule_feedback_rule (
    feedback_id uuid not null,
    rule_id varchar(80) not null,
    primary key (feedback_id, rule_id),
    constraint rule_feedback_rule_feedback foreign key (feedback_id) references rule_feedback (id)
);

create index rule_feedback_rule_by_rule on rule_feedback_rule (rule_id);
