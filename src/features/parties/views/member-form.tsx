import type { FC } from "hono/jsx";
import { memberRoles, reaches } from "../../../platform/identity/member.ts";
import type { Member } from "../../../platform/identity/member.ts";
import { textOf, textsOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, CheckboxGroup, RadioGroup } from "../../../ui/choice.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { changeMemberPath, membersPath, newMemberPath } from "../paths.ts";
import { texts } from "../texts.ts";

interface MemberFormProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  /** The member who is changed; a new one without. */
  readonly member?: Member;
}

/** How a person is reached and what they may do. Nothing but a name is needed for someone reached on paper. */
export const MemberFormPage: FC<MemberFormProps> = ({ visit, problem, member }) => {
  const t = texts[visit.lang].member;
  const errors = errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  return (
    <Page
      title={member ? t.changeTitle(member.name) : t.newTitle}
      lead={t.lead}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      breadcrumbs={[{ href: membersPath.to(visit, {}), label: texts[visit.lang].members.title }]}
    >
      {member && wasChanged(problem) && <NowStands {...{ visit, member }} />}
      <Form action={member ? changeMemberPath.to(visit, { id: member.id }) : newMemberPath.to(visit, {})}>
        {member && <HiddenField name="version" value={String(versionToSend(problem, member.version))} />}
        <TextField {...field("name")} label={t.name} hint={member ? t.changedNameHint : t.nameHint} autocomplete="off" />
        <RadioGroup
          {...field("reach")}
          label={t.reach}
          options={reaches.map((value) => ({ value, label: texts[visit.lang].reach[value], hint: t.reachHint[value] }))}
        />
        <TextField {...field("email")} type="email" label={t.email} hint={emailHint(t, member)} optional autocomplete="off" />
        <TextField {...field("phone")} type="tel" width="medium" label={t.phone} optional autocomplete="off" />
        <TextField {...field("centreName")} label={t.centreName} optional />
        <CheckboxGroup
          name="roles"
          label={t.roles}
          values={textsOf(problem, "roles")}
          error={errorAt(errors, "roles")}
          options={memberRoles
            .map((value) => ({ value, label: texts[visit.lang].role[value], hint: t.roleHint[value] }))}
        />
        {!member && (
          <Checkbox
            name="invite"
            label={t.inviteNow}
            hint={t.inviteNowHint}
            checked={textOf(problem, "invite") === "1"}
          />
        )}
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

/** What one should know before another address is saved. */
function emailHint(t: (typeof texts)["da"]["member"], member: Member | undefined): string {
  if (!member) return t.emailHint;
  return member.email === null ? t.firstEmailHint : t.newEmailHint;
}

/** The member as somebody else has saved them, above what was typed. */
const NowStands: FC<{ visit: Visit; member: Member }> = ({ visit, member }) => {
  const t = texts[visit.lang].member;
  return (
    <SavedMeanwhile
      items={[
        { term: t.name, value: member.name },
        { term: t.reach, value: texts[visit.lang].reach[member.reach] },
        { term: t.email, value: member.email ?? "" },
        { term: t.phone, value: member.phone ?? "" },
        { term: t.centreName, value: member.centreName ?? "" },
        { term: t.roles, value: member.roles.map((role) => texts[visit.lang].role[role]).join(", ") },
      ]}
    />
  );
};
