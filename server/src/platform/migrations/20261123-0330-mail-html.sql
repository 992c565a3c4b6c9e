-- the HTML version of a mail; like the text, only in the local mailbox
alter table platform.mails add column html text;
