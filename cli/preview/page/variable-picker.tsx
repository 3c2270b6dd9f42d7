import { Combobox, Input, MultiCombobox } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';
import { textOf, type JsonObject } from '../../../src/proof/json';
import { go, settle, useAddress } from './address';
import { askOptions, type Dashboard, type PanelQuestion } from './api';
import { begin, end } from './readiness';
import { all, saved } from './saved';

interface VariablePickerProps {
  readonly json: JsonObject;
  readonly dashboard: Dashboard;
  readonly range: PanelQuestion['range'];
}

/** The drop-down of one variable. */
export function VariablePicker({ json, dashboard, range }: VariablePickerProps) {
  const name = String(json['name']);
  const label = textOf(json['label']) || name;
  const address = useAddress();
  const { options, failure } = useOptions({ json, dashboard, range });
  const chosen = address.variables[name] ?? saved(json);
  const first = json['type'] === 'query' && chosen.length === 0 ? options[0] : undefined;
  useEffect(() => {
    if (first !== undefined) settle({ [name]: [first] });
  }, [name, first]);
  const choose = (values: readonly string[]) => go({ variables: { ...address.variables, [name]: values } });
  const offered = useMemo(() => {
    const named = [...new Set([...options, ...chosen.filter((value) => value !== all && value !== '')])].map(
      (value) => ({ value, label: value }),
    );
    return json['includeAll'] === true ? [{ value: all, label: 'All' }, ...named] : named;
  }, [options, chosen.join('\0')]);
  return (
    <label className="variable" data-variable={name} title={failure}>
      <span>{label}</span>
      {json['type'] === 'textbox' ? (
        <Input
          aria-label={label}
          width={Math.max(16, (chosen[0] ?? '').length + 4)}
          defaultValue={chosen[0] ?? ''}
          onBlur={(event) => choose([event.currentTarget.value])}
        />
      ) : json['multi'] === true ? (
        <MultiCombobox
          aria-label={label}
          options={offered}
          value={[...chosen]}
          width="auto"
          minWidth={14}
          maxWidth={40}
          onChange={(picked) =>
            choose(
              settled(
                picked.map(({ value }) => value),
                chosen,
              ),
            )
          }
        />
      ) : (
        <Combobox
          aria-label={label}
          options={offered}
          value={chosen[0] ?? null}
          width="auto"
          minWidth={14}
          maxWidth={40}
          onChange={({ value }) => choose([value])}
        />
      )}
      {failure !== undefined && <em role="alert">no options: {failure}</em>}
    </label>
  );
}

/** "All" and single values exclude each other; nothing chosen is "All". */
function settled(picked: readonly string[], before: readonly string[]): readonly string[] {
  if (picked.length === 0 || (picked.includes(all) && !before.includes(all))) return [all];
  return picked.filter((value) => value !== all);
}

function useOptions({ json, dashboard, range }: VariablePickerProps): {
  options: readonly string[];
  failure: string | undefined;
} {
  const [state, setState] = useState<{ options: readonly string[]; failure?: string }>({ options: [] });
  const { variables } = useAddress();
  const question = JSON.stringify({ board: dashboard['uid'], variable: json['name'], range, variables });
  useEffect(() => {
    const gone = new AbortController();
    begin(question);
    askOptions(JSON.parse(question), gone.signal)
      .then(
        (options) => setState({ options }),
        (thrown: unknown) => {
          if (!gone.signal.aborted)
            setState({ options: [], failure: thrown instanceof Error ? thrown.message : String(thrown) });
        },
      )
      .finally(() => end(question));
    return () => gone.abort();
  }, [question]);
  return { options: state.options, failure: state.failure };
}
