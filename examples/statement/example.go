package main

import (
	"fmt"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
)

// example is a case that the program has with it.
type example struct{ name, file, about string }

// examples are all of them; the first is run where nothing else is named.
var examples = []example{
	{"report", "tri-borough/programme.yaml", "the services of the Tri-borough report for which figures by borough were published"},
	{"year", "years/environmental-health-2012-13.yaml", "a year of two shared services, from its budget to its close"},
}

// exampleOf returns the example of a name, "" for the first.
func exampleOf(name string) (example, error) {
	var known []string
	for _, e := range examples {
		if e.name == name || name == "" {
			return e, nil
		}
		known = append(known, e.name+" ("+e.about+")")
	}
	return example{}, command.Usage{Message: fmt.Sprintf("statement: -example %q is none of those there are: %s", name, strings.Join(known, ", "))}
}
