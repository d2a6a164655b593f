-- What the worklist sorts and filters by, one row for each case, so that it need not read the cases themselves.
create table worklist_line (
    case_id uuid primary key,
    patient_id uuid,
    status varchar(10) not null,
    sort_name varchar(400) not null,
    disease varchar(20) not null,
    setting varchar(40) not null,
    relapse_number integer not null,
    changed_at timestamp(6) with time zone not null,
    advice_changed boolean not null,
    next_check varchar(10),
    overdue boolean not null,
    limit_crossed boolean not null,
    tests_missing integer not null,
    missing_words varchar(400) not null,
    assessed varchar(100) not null,
    decided boolean not null,
    attention integer not null,
    constraint worklist_line_case foreign key (case_id) references relapse_case (id) on delete cascade
);

create index worklist_line_by_attention on worklist_line (attention desc, changed_at desc, case_id);
create index worklist_line_by_change on worklist_line (changed_at, case_id);
create index worklist_line_by_name on worklist_line (sort_name, case_id);
create index worklist_line_by_disease on worklist_line (disease, case_id);
create index worklist_line_by_setting on worklist_line (setting, case_id);
create index worklist_line_by_relapse on worklist_line (relapse_number, case_id);
create index worklist_line_by_status on worklist_line (status, attention desc, changed_at desc, case_id);
create index worklist_line_by_patient on worklist_line (patient_id);
create index worklist_line_by_check on worklist_line (overdue, next_check);
create index worklist_line_by_assessed on worklist_line (assessed);

-- Words by which a case or a patient is found; a search reads those that begin with what was typed.
create table search_word (
    owner_id uuid not null,
    word varchar(60) not null,
    of_case boolean not null,
    primary key (owner_id, word)
);

create index search_word_by_word on search_word (of_case, word, owner_id);

create index patient_by_name on patient (family_name, given_name, record_number);

-- Cases of before; the application fills in the words when it starts.
insert into worklist_line (case_id, patient_id, status, sort_name, disease, setting, relapse_number, changed_at,
        advice_changed, next_check, overdue, limit_crossed, tests_missing, missing_words, assessed, decided, attention)
    select c.id, c.patient_id, c.status, '', coalesce(c.disease, ''), '', coalesce(c.relapse_number, 0), c.updated_at,
        exists (select 1 from case_watch w where w.case_id = c.id and w.changed = true), null, false, false, 0, '', 'new',
        exists (select 1 from case_decision d where d.case_id = c.id), 0
    from relapse_case c;
