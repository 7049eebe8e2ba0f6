package statement

import (
	"fmt"
	"strings"

	"github.com/triborough/fairshare/examples/internal/command"
)

// Example is a case that the programs have with them.
type Example struct{ Name, File, About string }

// Examples are all of them; the first is shown where nothing else is named.
var Examples = []Example{
	{"report", "tri-borough/programme.yaml", "the services of the Tri-borough report for which figures by borough were published"},
	{"year", "years/environmental-health-2012-13.yaml", "a year of two shared services, from its budget to its close"},
}

// ExampleOf returns the example of a name, "" for the first.
func ExampleOf(name string) (Example, error) {
	var known []string
	for _, e := range Examples {
		if e.Name == name || name == "" {
			return e, nil
		}
		known = append(known, e.Name+" ("+e.About+")")
	}
	return Example{}, command.Usage{Message: fmt.Sprintf("statement: -example %q is none of those there are: %s", name, strings.Join(known, ", "))}
}
