/** OTLP in its JSON form, as far as the tests and the client need it. */
export interface AnyValue {
  readonly stringValue?: string;
  readonly intValue?: string | number;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
  readonly arrayValue?: { readonly values: readonly AnyValue[] };
}

export interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

export interface LogRecord {
  readonly timeUnixNano: string;
  readonly observedTimeUnixNano?: string;
  readonly body?: AnyValue;
  readonly attributes?: readonly KeyValue[];
}

/** One request to `/v1/logs`. */
export interface LogsRequest {
  readonly resourceLogs: readonly {
    readonly resource?: { readonly attributes?: readonly KeyValue[] };
    readonly scopeLogs: readonly {
      readonly scope?: { readonly name?: string; readonly version?: string };
      readonly logRecords: readonly LogRecord[];
    }[];
  }[];
}
