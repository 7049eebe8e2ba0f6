package casefile_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/vectorstest"
)

// withoutVector are refusals that no vector can have. The tests of the packages in
// Go hold them.
var withoutVector = slices.Concat(tooLarge, ofStatements, ofFacts, ofSavings)

// A file that is refused for its size is no reading matter.
var tooLarge = []string{
	"%d amounts among %d authorities: more figures than memory can hold",
	"%d authorities: at most %d are taken",
	"%d years: at most %d are taken",
	"a basis of more than %d bases",
	"a contract of %d years: 1 to %d are taken",
	"a number of %d digits: at most %d are taken",
	"a number with exponent %d: at most %d either way is taken",
	"a running total of %dp and %dp more: past what 64 bits hold",
	"more than %d shares, every cost among all who take part: divide the file",
	"the parts of the basis have no common denominator of %d digits or fewer",
}

// What is wrong with a statement that was changed, or with its JSON.
var ofStatements = []string{
	"a charge of the service %.40q",
	"a share of %s is not the exact proportion rounded down or up to a penny",
	"byte %d: %s",
	"byte %d: not JSON: %v",
	"got an odd penny that was %s's",
	"has a weight where %s has a share",
	"has paid and is none of the statement's authorities",
	"is none of the statement's authorities",
	"not JSON: it is not UTF-8",
	"the charge's description, reason, clause or source is not UTF-8",
	"the shares do not sum to the amount: they are %s off",
	"weights of %d authorities and shares of %d",
}

// What a program in Go can say and a case cannot: there is no place for it, or the
// reader of cases refuses it first, in words of its own.
var ofFacts = []string{
	"%.40q is no stage of a year: %s",
	"%.40q is not a number such as 135, 1.25 or -3",
	"%.40q is not an authority and its figure, such as WCC 247",
	"%.40q is said to have no known net reduction, and is none of the services",
	"%.40q is said to have no known net reduction, and it is given",
	"%s by net reduction has no basis besides",
	"%s must say what it is shared by, %q or %q: %.40q is neither",
	"%s on an agreed basis needs that basis",
	"%s: for %.40q, none of the services, nor one of which last year left anything open",
	"%s: none of the statement's authorities",
	"a band needs both the agreed basis and the actual one",
	"a basis without authorities",
	"a burden given for %d years, in a contract of %d",
	"a burden given year by year has no first amount and no last year besides",
	"a charge of rule %s: what the service costs to run is an Ongoing or a tupe.Contract, and this belongs among the Facts",
	"a clause for %.40q, which is no rule",
	"a clause for %s of %.40q, which is none of the services",
	"a clause for %s without a text, or one that is not UTF-8",
	"a fact of what the service costs to run, by rule %s: it has one, and its place is Running",
	"a head of the cost without a description, or one that is not UTF-8: %.40q",
	"a joint team needs the basis that its authorities agreed for it",
	"a joint team with the name of a participant",
	"a joint team without a name",
	"a measure or a year that is not UTF-8: %.40q",
	"a profile of %d rates of turnover, for %d years: it takes %d",
	"a second clause for %s",
	"a second clause for %s of %.40q",
	"a second head of the cost %.40q",
	"a second joint team of that name",
	"a second run-off of the same staff",
	"a second time",
	"a service without a name, or one that is not UTF-8: %q",
	"a statement without authorities",
	"a termination needs the basis that was agreed for it beforehand",
	"a variance must state its cause: %s",
	"a variance of the head %.40q, of a service whose cost is not given by heads",
	"a variance of the head %.40q, which is none of the service's: %s",
	"agreement to shorter notice, of a termination whose notice is not said",
	"an agreement of %d months' notice",
	"an agreement stands beside its case: give the case as a file, and not as standard input",
	"an authority without a code",
	"an element's last year is %q, no year of the contract: one that outlasts it has no end here",
	"both a cost as a whole and by heads are given: one is the sum of the other",
	"both a turnover and a profile of it by year",
	"both the spending before and the net reduction are given: one follows from the other",
	"call %d has no day on which it is due",
	"has a %s but takes no part",
	"has a net reduction in a service and takes no part in the programme",
	"has a part in the joint team %q but takes no part in the service",
	"is held, or said not to be, but takes no part",
	"is the host but none of the statement's authorities",
	"is the origin of %s but takes no part in the service",
	"it has no date",
	"it has the net reductions of the other services added up, and no cost of its own: give none here",
	"it is not said what the service costs to run: there are no contributions to hold",
	"named twice",
	"negative quantity %s of %.40q",
	"negative weight %s",
	"nobody is named as the origin of %s",
	"nobody is named as the origin of a burden",
	"nobody is named as the origin of a run-off",
	"nobody takes part: the service has no basis",
	"none of the statement's services",
	"nothing where a fact should be",
	"part %d: no basis is given",
	"stands in the basis but takes no part in the service",
	"takes part but has no %s, nought included",
	"takes part but has no reference to be held to: give one, or say that it is not held",
	"takes part but is none of the statement's authorities",
	"the %s year has no service of that name",
	"the agreement's title or source is not UTF-8",
	"the closed year is %.40q and the restated one %.40q: a correction is of one year",
	"the elements%s that end come to £%s, within a protected cost of £%s",
	"the post %q has no origin",
	"the post %q was created after the transfer: it has no origin",
	"the spending before is given, and not what the service costs to run: the net reduction is their difference",
	"the title, the source or the period is not UTF-8",
	"the year %q stands twice",
	"the zero basis shares nothing: make one with InProportion, Equally, Solely or ByDemand",
	"turnover %s a year: it is a part of the posts still there, 0 to 1",
	"who incurred the transition cost is not said",
	"year %d of the contract has no label",
}

// The same of programmes of savings.
var ofSavings = []string{
	"%.40q are no prices: %s or %s",
	"%.40q is no kind of tracked line: %s or %s",
	"%.40q is none of the years appraised",
	"%d is no point of a range",
	"%s without a name, or one that is not UTF-8: %q",
	"%s: %d figures, where the table has %d",
	"a discount rate from year %d: rates begin with year 1 and follow in order",
	"a phasing without years: make one with NewPhasing",
	"approved already: a change of its baseline is a rebasing",
	"how its saving is shared is not said",
	"how the line is shared is not said",
	"is none of the programme's authorities",
	"no figures between %s and %s: what accumulates over the years needs every year",
	"takes part but has no spending before, nought included",
	"the reason is not given",
	"the register holds no such scheme",
	"the service in which part of the saving is counted is not named",
	"was dropped already",
}

// ofExpectations are the files that read what fixtures expect.
var ofExpectations = []string{"expect_journal.go", "published.go"}

// Whatever is refused of a case, or of a programme, some vector is refused for.
func TestEveryRefusalHasAVector(t *testing.T) {
	said := ""
	cases, _ := vectorstest.RefusalVectors(t)
	for _, v := range cases {
		said += fmt.Sprintln(refused(t, v.Files))
	}
	programmes, _ := vectorstest.ProgrammeRefusalVectors(t)
	for _, v := range programmes {
		said += fmt.Sprintln(programmeRefused(v.Files))
	}
	missing := make(map[string]bool)
	for _, folder := range []string{"../../attribution", "../../attribution/account", "../../tupe", "../../savings", "."} {
		for _, text := range refusalsOf(t, folder) {
			if !asPattern(text).MatchString(said) {
				missing[text] = true
			}
		}
	}
	for _, text := range withoutVector {
		assert.True(t, missing[text], "no longer refused, or there is a vector: %s", text)
		delete(missing, text)
	}
	assert.Empty(t, slices.Sorted(maps.Keys(missing)), "no vector")
}

var verb = regexp.MustCompile(`%(\.[0-9]+)?[a-z]`)

// asPattern matches whatever a format prints.
func asPattern(format string) *regexp.Regexp {
	parts := verb.Split(strings.ReplaceAll(format, "%%", "\x00"), -1)
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(strings.ReplaceAll(part, "\x00", "%"))
	}
	return regexp.MustCompile(strings.Join(parts, ".*"))
}

// refusers are the functions that take the text of what is refused.
var refusers = []string{"Refuse", "fault", "fail", "choice", "refused"}

// refusalsOf are the texts with which a package refuses.
func refusalsOf(t *testing.T, folder string) (texts []string) {
	paths, err := filepath.Glob(folder + "/*.go")
	require.NoError(t, err)
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") || slices.Contains(ofExpectations, path) {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && slices.Contains(refusers, nameOf(call.Fun)) {
				texts = append(texts, sentence(call.Args)...)
			}
			return true
		})
	}
	return texts
}

// nameOf is the name of a function or method that is called.
func nameOf(called ast.Expr) string {
	switch called := called.(type) {
	case *ast.Ident:
		return called.Name
	case *ast.SelectorExpr:
		return called.Sel.Name
	}
	return ""
}

// sentence is the first text of several words.
func sentence(arguments []ast.Expr) []string {
	for _, argument := range arguments {
		if literal, ok := argument.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if text, err := strconv.Unquote(literal.Value); err == nil && strings.Contains(text, " ") {
				return []string{text}
			}
		}
	}
	return nil
}
