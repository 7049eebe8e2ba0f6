package casefile_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/casefile"
)

// runners says what each folder of testdata proves, and runs a file of it.
var runners = map[string]func(*testing.T, string, []byte){
	"tri-borough":         meetsItsExpectations,
	"bromsgrove-redditch": meetsItsExpectations,
	"bromley":             meetsItsExpectations,
	"rules":               meetsItsExpectations,
	"years":               yearMeetsItsExpectations,
	"agreements":          meetsItsExpectationsUnderAgreement,
	"programmes":          programmeMeetsItsExpectations,
	"refused":             isRefused,
	"vectors":             func(*testing.T, string, []byte) {}, // package vectorstest sees to them
}

// bare are the files of testdata that are no fixtures.
var bare = []string{"AUDIT.md", "README.md", "testdata.go", "vectors/law.py", "vectors/law.sql"}

// isFixture says whether a file has a source and figures of its own: not what is
// refused, and not the vectors.
func isFixture(name string) bool {
	return path.Dir(name) != "refused" && path.Dir(name) != "vectors"
}

// Every file under testdata is run, and a file that nobody runs fails.
func TestFixtures(t *testing.T) {
	root := os.DirFS("../../testdata")
	ran := 0
	require.NoError(t, fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		require.NoError(t, err)
		if entry.IsDir() {
			return nil
		}
		t.Run(name, func(t *testing.T) {
			if path.Ext(name) != ".yaml" {
				assert.Contains(t, bare, name, "nobody runs this file")
				return
			}
			run := runners[path.Dir(name)]
			require.NotNil(t, run, "nobody runs this file")
			text, err := fs.ReadFile(root, name)
			require.NoError(t, err)
			run(t, name, text)
			ran++
		})
		return nil
	}))
	require.NotZero(t, ran)
}

func meetsItsExpectations(t *testing.T, name string, text []byte) {
	c, err := casefile.Read(path.Base(name), strings.NewReader(string(text)))
	require.NoError(t, err)
	meets(t, c)
}

// meetsItsExpectationsUnderAgreement runs a case under an agreement; the agreement
// itself is run by the cases under it, of which there must be some.
func meetsItsExpectationsUnderAgreement(t *testing.T, name string, text []byte) {
	folder := os.DirFS(path.Join("../../testdata", path.Dir(name)))
	if isAgreement(text) {
		cases, err := fs.Glob(folder, strings.TrimSuffix(path.Base(name), ".yaml")+"-*.yaml")
		require.NoError(t, err)
		assert.NotEmpty(t, cases, "an agreement that no case is under")
		return
	}
	c, err := casefile.ReadIn(folder, path.Base(name), strings.NewReader(string(text)))
	require.NoError(t, err)
	assert.NotEmpty(t, c.Agreement.Title)
	meets(t, c)
}

// isAgreement says whether a file is an agreement, of which cases give the figures.
func isAgreement(text []byte) bool { return strings.Contains(string(text), "\nagreement:\n") }

func meets(t *testing.T, c casefile.Case) {
	assert.NotEmpty(t, c.Source, "a fixture cites its source")
	require.NoError(t, c.Statement.Verify())
	assertShares(t, c.Expect.Totals, c.Statement.Totals(), "totals")
	require.NotEmpty(t, c.Expect.Totals, "a fixture says what should come out")
	if c.Expect.NextYear != nil {
		assertShares(t, c.Expect.NextYear, c.Statement.NextYear(), "next year")
	}
	for _, want := range c.Expect.Charges {
		charged := chargedBy(c.Statement, want.Service, want.Rule)
		assert.NotNil(t, charged, "%s: nothing is charged by %s", want.Service, want.Rule)
		assertShares(t, want.Shares, charged, want.Service+", "+string(want.Rule))
		for charge := range c.Statement.ChargesOf(want.Service) {
			if charge.Rule == want.Rule && want.Clause != "" {
				assert.Equal(t, want.Clause, charge.Clause, "%s, %s", want.Service, want.Rule)
			}
		}
	}
	if c.Expect.Due != nil {
		due := c.Statement.Due()
		require.Len(t, due, len(c.Expect.Due), "due")
		for i, want := range c.Expect.Due {
			assert.True(t, want.Equal(due[i]), "due %d: got %v, want %v", i+1, due[i], want)
		}
	}
	if c.Expect.Settlement != nil {
		settlement := c.Statement.Settlement()
		require.Len(t, settlement, len(c.Expect.Settlement), "settlement")
		for i, want := range c.Expect.Settlement {
			assert.True(t, want.Equal(settlement[i]), "transfer %d: got %v, want %v", i+1, settlement[i], want)
		}
	}
	for _, published := range c.Expect.Published {
		assertFoots(t, published)
	}
	meetsAccount(t, c)
	meetsJournal(t, c)
	readsBack(t, c.Statement)
}

// meetsAccount holds what a year calls, leaves open and settles to all that a fixture
// says of it: what it does not say is not there.
func meetsAccount(t *testing.T, c casefile.Case) {
	require.NoError(t, c.Books().Verify())
	calls, balance, settlement := c.Account.Calls(), c.Account.Balance(), c.Account.Settlement()
	require.Len(t, calls, len(c.Expect.Account.Calls))
	for i, want := range c.Expect.Account.Calls {
		assert.True(t, want.Equal(calls[i]), "call %d: got %v, want %v", i+1, calls[i], want)
	}
	require.Len(t, balance, len(c.Expect.Account.Balance))
	for i, want := range c.Expect.Account.Balance {
		assert.True(t, want.Equal(balance[i]), "balance %d: got %v, want %v", i+1, balance[i], want)
	}
	require.Len(t, settlement, len(c.Expect.Account.Settlement))
	for i, want := range c.Expect.Account.Settlement {
		assert.True(t, want.Equal(settlement[i]), "transfer %d: got %v, want %v", i+1, settlement[i], want)
	}
}

// meetsJournal holds the year's entries to those of a fixture that says what they are.
func meetsJournal(t *testing.T, c casefile.Case) {
	if c.Expect.Journal == nil {
		return
	}
	entries, err := c.Books().Journal()
	require.NoError(t, err)
	assert.Equal(t, entered(c.Expect.Journal), entered(entries))
}

// entered writes entries, each line with its debit or, below nought, its credit.
func entered(entries []account.Entry) (lines []string) {
	for _, e := range entries {
		for _, l := range e.Lines {
			lines = append(lines, fmt.Sprintf("%s %s %s: %s: %s %s %s", e.Authority, e.Date, e.Service, e.Description, l.Account, l.Partner, attribution.FormatAmount(l.Amount)))
		}
	}
	return lines
}

func assertShares(t *testing.T, want, got attribution.Shares, what string) {
	t.Helper()
	for _, share := range want {
		assert.Equal(t, attribution.FormatAmount(share.Amount), attribution.FormatAmount(got.Of(share.Authority)), "%s: %s", what, share.Authority)
	}
	for _, share := range got {
		assert.True(t, want.Has(share.Authority), "%s: nothing is expected of %s", what, share.Authority)
	}
}

// chargedBy adds up this year's charges of one rule of a service, by all whom they
// name; nil where there is none.
func chargedBy(s attribution.Statement, service string, rule attribution.Rule) attribution.Shares {
	sums := make(map[attribution.Authority]decimal.Decimal)
	for c := range s.ChargesOf(service) {
		if c.Rule != rule || c.Deferred {
			continue
		}
		for _, share := range c.Shares {
			sums[share.Authority] = sums[share.Authority].Add(share.Amount)
		}
	}
	var shares attribution.Shares
	for _, a := range s.Header().Authorities {
		if sum, charged := sums[a]; charged {
			shares = append(shares, attribution.Share{Authority: a, Amount: sum})
		}
	}
	return shares
}

// readsBack checks that a statement's JSON gives an equal statement, and the
// same bytes again.
func readsBack(t *testing.T, s attribution.Statement) {
	t.Helper()
	first, err := json.Marshal(s)
	require.NoError(t, err)
	var again attribution.Statement
	require.NoError(t, json.Unmarshal(first, &again))
	assert.True(t, s.Equal(again))
	second, err := json.Marshal(again)
	require.NoError(t, err)
	assert.Equal(t, string(first), string(second))
}

// isRefused checks a file whose first lines say "# refused: " and what the
// message must hold.
func isRefused(t *testing.T, name string, text []byte) {
	_, err := casefile.Read(path.Base(name), strings.NewReader(string(text)))
	require.Error(t, err)
	said := 0
	for line := range strings.Lines(string(text)) {
		want, found := strings.CutPrefix(line, "# refused: ")
		if !found {
			break
		}
		assert.Contains(t, err.Error(), strings.TrimSuffix(want, "\n"))
		said++
	}
	assert.NotZero(t, said, "the file does not say how it is refused")
}

// A programme's reductions are its services' added up: 60 + 30, 90 + 30 and
// -10 + 30 thousand, as the case works them out.
func TestProgrammeReductionsAreAddedUp(t *testing.T) {
	text, err := os.ReadFile("../../testdata/rules/two-years-first.yaml")
	require.NoError(t, err)
	c, err := casefile.Read("two-years-first.yaml", strings.NewReader(string(text)))
	require.NoError(t, err)
	services := c.Statement.Services()
	programme := services[len(services)-1]
	require.Equal(t, attribution.AllServices, programme.Service)
	for code, want := range map[attribution.Authority]string{"WCC": "90000.00", "RBKC": "120000.00", "LBHF": "20000.00"} {
		assert.Equal(t, want, attribution.FormatAmount(programme.NetReduction.Of(code)))
	}
}

// The two worked years leave no rule of the agreement out.
func TestTwoYearsHoldEveryRule(t *testing.T) {
	found := make(map[attribution.Rule]bool)
	for _, name := range []string{"two-years-first.yaml", "two-years-second.yaml"} {
		text, err := os.ReadFile("../../testdata/rules/" + name)
		require.NoError(t, err)
		c, err := casefile.Read(name, strings.NewReader(string(text)))
		require.NoError(t, err)
		for charge := range c.Statement.Charges() {
			found[charge.Rule] = true
		}
	}
	for _, rule := range []attribution.Rule{
		"ongoing", "tupe", "tupe.liability", "variance.shared", "variance.agreed", "variance.specification", "variance.burden",
		"variance.host", "variance.indirect", "brought_forward", "transition", "transition.agreed", "transition.enhancement",
		"transition.unqualified", "failure", "withdrawal", "termination",
	} {
		assert.True(t, found[rule], "%s does not occur", rule)
		assert.NotEmpty(t, rule.Source())
	}
}
