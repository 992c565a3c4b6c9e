// Renders a chart as Helm does: Go's templates with sprig and Helm's own include, toYaml and required. For charts without
// dependencies, hooks and look-ups. Prints one YAML document a template; a values file given as well lies over values.yaml.
//
//	go run render.go CHART RELEASE [VALUES.yaml]
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"sigs.k8s.io/yaml"
)

type values = map[string]interface{}

func main() {
	chart, release := os.Args[1], os.Args[2]
	about := read(filepath.Join(chart, "Chart.yaml"))
	given := read(filepath.Join(chart, "values.yaml"))
	if len(os.Args) > 3 {
		given = over(given, read(os.Args[3]))
	}
	// Helm writes Chart.yaml's keys with a capital
	named := values{}
	for key, value := range about {
		named[strings.ToUpper(key[:1])+key[1:]] = value
	}
	root := values{"Values": given, "Chart": named, "Release": values{"Name": release, "Namespace": "default", "Service": "Helm"}}

	all := template.New("chart").Option("missingkey=zero")
	all.Funcs(sprig.TxtFuncMap()).Funcs(template.FuncMap{
		"toYaml": func(value interface{}) (string, error) {
			text, err := yaml.Marshal(value)
			return strings.TrimSuffix(string(text), "\n"), err
		},
		"include": func(name string, data interface{}) (string, error) {
			var text strings.Builder
			err := all.ExecuteTemplate(&text, name, data)
			return text.String(), err
		},
		"required": func(why string, value interface{}) (interface{}, error) {
			if value == nil || value == "" {
				return nil, fmt.Errorf("%s", why)
			}
			return value, nil
		},
	})
	files, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	check(err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		check(err)
		template.Must(all.New(filepath.Base(file)).Parse(string(text)))
	}
	for _, file := range files {
		if filepath.Ext(file) != ".yaml" {
			continue
		}
		fmt.Printf("---\n# %s\n", filepath.Base(file))
		check(all.ExecuteTemplate(os.Stdout, filepath.Base(file), root))
		fmt.Println()
	}
}

func read(path string) values {
	text, err := os.ReadFile(path)
	check(err)
	var into values
	check(yaml.Unmarshal(text, &into))
	return into
}

func over(below, above values) values {
	for key, value := range above {
		inner, isMap := value.(values)
		held, holdsMap := below[key].(values)
		if isMap && holdsMap {
			below[key] = over(held, inner)
		} else {
			below[key] = value
		}
	}
	return below
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
