{{- define "tsunagu.name" -}}
{{- .Release.Name | trunc 53 | trimSuffix "-" -}}
{{- end }}

{{- define "tsunagu.selector" -}}
app.kubernetes.io/name: tsunagu
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "tsunagu.labels" -}}
{{ include "tsunagu.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
