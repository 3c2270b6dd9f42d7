import { Icon } from '@grafana/ui';

interface RowHeaderProps {
  readonly title: string;
  readonly collapsed: boolean;
  readonly panels: number;
  readonly onToggle: () => void;
}

/** A row's title; a click folds its panels away, and their queries with them. */
export function RowHeader({ title, collapsed, panels, onToggle }: RowHeaderProps) {
  return (
    <button type="button" className="row-header" aria-expanded={!collapsed} onClick={onToggle}>
      <Icon name={collapsed ? 'angle-right' : 'angle-down'} />
      <span>{title}</span>
      {collapsed && (
        <small>
          ({panels} panel{panels === 1 ? '' : 's'})
        </small>
      )}
    </button>
  );
}
