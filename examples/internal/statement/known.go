package statement

import (
	"slices"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// ToKnow is what is odd in a case, and what its statement's reader should know.
func ToKnow(c casefile.Case) []string {
	var texts []string
	for _, w := range c.Warnings {
		texts = append(texts, w.String())
	}
	for _, f := range slices.Concat(c.Statement.Findings(), c.Account.Findings(c.Statement)) {
		if f.Code != attribution.FindingPercentages { // the file's own warning says that, with its line
			texts = append(texts, finding(f))
		}
	}
	return texts
}

// finding is what a reader should know, in a line.
func finding(f attribution.Finding) string {
	if f.Authority != "" {
		return f.Service + ": " + string(f.Authority) + ": " + f.Text
	}
	return f.Service + ": " + f.Text
}
