package statement_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/commandtest"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/internal/accounttest"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

// hledger runs the program itself on a journal.
func hledger(t require.TestingT, program, journal string, args ...string) string {
	run := exec.Command(program, append([]string{"-f", "-"}, args...)...)
	run.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	run.Stdin = strings.NewReader(journal)
	var faults bytes.Buffer
	run.Stderr = &faults
	out, err := run.Output()
	require.NoError(t, err, "%s\n%s", faults.String(), journal)
	return string(out)
}

// comesTo are the balances of all accounts as hledger works them out of what is asked
// for, by the names that theirs are decoded to.
func comesTo(t require.TestingT, program, journal string, query ...string) map[accounttest.Ledger]string {
	rows, err := csv.NewReader(strings.NewReader(hledger(t, program, journal, append([]string{"balance", "--flat", "--no-total", "-O", "csv"}, query...)...))).ReadAll()
	require.NoError(t, err)
	balances := make(map[accounttest.Ledger]string)
	for _, row := range rows[1:] {
		parts := strings.Split(row[0], ":")
		for i := range parts {
			parts[i], err = url.PathUnescape(parts[i])
			require.NoError(t, err)
		}
		of := accounttest.Ledger{Authority: attribution.Authority(parts[0]), Role: account.Role(parts[1])}
		switch of.Role {
		case account.RolePartners:
			of.Partner, of.Service = attribution.Authority(parts[2]), parts[3]
		case account.RoleExpenditure:
			of.Service = parts[2]
		}
		amount, found := strings.CutSuffix(row[1], " GBP")
		require.True(t, found, row[1])
		balances[of] = amount
	}
	return balances
}

// agrees checks that hledger accepts a case's journal, every account and commodity
// declared, and that what it comes to is what the statement says.
func agrees(t require.TestingT, program string, c casefile.Case) {
	var out bytes.Buffer
	require.NoError(t, statement.WriteHledger(&out, c))
	hledger(t, program, out.String(), "check", "--strict")
	require.Equal(t, accounttest.Stated(c.Books()).Texts(), comesTo(t, program, out.String()), out.String())
}

// fixtures are the cases among them that can be read by themselves.
func fixtures(t *testing.T) map[string]casefile.Case {
	files, err := fs.Glob(testdata.FS, "*/*.yaml")
	require.NoError(t, err)
	cases := make(map[string]casefile.Case)
	for _, name := range files {
		text, err := fs.ReadFile(testdata.FS, name)
		require.NoError(t, err)
		folder, err := fs.Sub(testdata.FS, path.Dir(name))
		require.NoError(t, err)
		c, err := casefile.ReadIn(folder, name, bytes.NewReader(text))
		if err == nil { // no programme, no agreement, and none that is refused
			cases[name] = c
		}
	}
	return cases
}

func TestHledgerAgreesOnTheFixtures(t *testing.T) {
	program := commandtest.Witness(t, "hledger")
	entered := 0
	for name, c := range fixtures(t) {
		if _, err := c.Books().Journal(); err == nil { // its year has ended
			entered++
			t.Run(name, func(t *testing.T) { agrees(t, program, c) })
		}
	}
	require.Greater(t, entered, 20)
}

// The second of two years opens with what the first left open; of both together that
// is left out, and the accounts go on from one to the other.
func TestHledgerAgreesOnAYearAfterAnother(t *testing.T) {
	program := commandtest.Witness(t, "hledger")
	first := fixtures(t)["years/regulatory-2012-13.yaml"]
	text, err := json.Marshal(first.Books())
	require.NoError(t, err)
	last, err := casefile.ReadLast("last.json", bytes.NewReader(text))
	require.NoError(t, err)
	file, err := testdata.FS.Open("years/regulatory-2013-14.yaml")
	require.NoError(t, err)
	c, err := casefile.ReadAfter(testdata.FS, last, "this.yaml", file)
	require.NoError(t, err)
	require.NotEmpty(t, c.Account.Opening())
	agrees(t, program, c)

	var both bytes.Buffer
	require.NoError(t, errors.Join(statement.WriteHledger(&both, first), statement.WriteHledger(&both, c)))
	hledger(t, program, both.String(), "check", "--strict")
	want := accounttest.Stated(c.Books())
	for of, sum := range want {
		if of.Role == account.RoleOpening {
			want.Add(of, sum.Neg())
		}
	}
	for of, sum := range accounttest.Stated(first.Books()) {
		if of.Role != account.RolePartners {
			want.Add(of, sum)
		}
	}
	require.Equal(t, want.Texts(), comesTo(t, program, both.String(), "not:desc:Open from last year"))
}

// hostile draws names that mean something to hledger, differ by what it overlooks, or
// hold what no other does.
func hostile(t *rapid.T, label string, runes []rune) string {
	pieces := []string{":", ";", "  ", " ", "(", ")", "[", "]", "{", "*", "!", "=", "@", "%", "%3A", "%253A", "\"", "'", "|", "#", "~", "$", ",", "-", "+", "A", "a", "B", "1", "é", "e\u0301", "環境", "£"}
	piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringOfN(rapid.RuneFrom(runes), 1, 3, -1))
	return strings.TrimSpace(strings.Join(rapid.SliceOfN(piece, 1, 5).Draw(t, label), ""))
}

// drawCase draws a year of hostile names, with what was open and paid.
func drawCase(t *rapid.T) casefile.Case {
	var authorities []attribution.Authority
	for len(authorities) < 3 {
		code := attribution.Authority(hostile(t, "code", []rune("aZ9 –€ßд")))
		if _, err := attribution.Solely(code); err == nil && !slices.Contains(authorities, code) {
			authorities = append(authorities, code)
		}
	}
	one := func(label string) attribution.Authority { return rapid.SampledFrom(authorities).Draw(t, label) }
	amount := func(label string) decimal.Decimal { return decimal.New(rapid.Int64Range(1, 1e12).Draw(t, label), -2) }
	basis, err := attribution.Equally(authorities...)
	require.NoError(t, err)
	var services []attribution.Service
	names := []string{attribution.AllServices}
	for range rapid.IntRange(1, 3).Draw(t, "services") {
		name := hostile(t, "service", []rune("aZ9 \n\r\t\u00a0\u2028\u200b\ufeff\u202e\u3000;:"))
		if name == "" || slices.Contains(names, name) {
			continue
		}
		s := attribution.Service{Name: name, Basis: basis, Running: attribution.Ongoing{Cost: amount("cost")}}
		if rapid.Bool().Draw(t, "hosted") {
			s.Host = one("host")
		}
		s.Facts = []attribution.Fact{attribution.Variance{Cause: attribution.CauseDemand, Amount: amount("variance"), Description: hostile(t, "description", []rune("a ;|\n\u2028"))}}
		services, names = append(services, s), append(names, name)
	}
	c := casefile.Case{Title: hostile(t, "title", []rune("a\n;")), Period: "2012/13"}
	c.Statement, err = attribution.NewStatement(attribution.Header{Title: c.Title, Period: c.Period, Authorities: authorities}, services...)
	require.NoError(t, err)
	day, err := account.ParseDate("2012-06-30")
	require.NoError(t, err)
	var facts account.Facts
	for range rapid.IntRange(0, 4).Draw(t, "payments") {
		from, to := one("from"), one("to")
		service := rapid.SampledFrom(names).Draw(t, "for")
		if from != to {
			facts.Payments = append(facts.Payments, account.Payment{Service: service, From: from, To: to, Amount: amount("paid"), Date: day, Reference: hostile(t, "reference", []rune("a ;\n"))})
			facts.Opening = append(facts.Opening, attribution.Debt{Service: service, From: to, To: from, Amount: amount("open")})
		}
	}
	c.Account, err = account.Close(c.Statement, facts)
	require.NoError(t, err)
	c.Accounts = casefile.Accounts{"": {account.RoleBank: hostile(t, "its code", []rune("0,;\n")), account.RolePartners: "2900"}}
	for _, a := range authorities {
		c.Names = append(c.Names, casefile.Name{Code: a, Name: hostile(t, "full name", []rune("a\n\r\u2028;"))})
	}
	return c
}

// Whatever the names, hledger takes them, no two become one, and each can be had
// back.
func TestHledgerTakesAnyName(t *testing.T) {
	program := commandtest.Witness(t, "hledger")
	rapid.Check(t, func(t *rapid.T) { agrees(t, program, drawCase(t)) })
}
