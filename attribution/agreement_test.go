package attribution_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// collaboration is an agreement with a clause for all services, one for a
// service, and its own notice.
func collaboration() attribution.Agreement {
	return attribution.Agreement{Title: "Collaboration agreement of 1 June 2012", Source: "the partners' website", NoticeMonths: 6, Clauses: []attribution.Clause{
		{Rule: attribution.RuleOngoing, Text: "Sch. 3 para 2"},
		{Rule: attribution.RuleOngoing, Service: "Parks", Text: "Sch. 3 para 4"},
		{Rule: attribution.RuleWithdrawal, Text: "cl. 21"},
		{Rule: "own.levy", Text: "cl. 9"},
	}}
}

func underAgreement(t *testing.T, agreement attribution.Agreement, facts ...attribution.Fact) (attribution.Statement, error) {
	t.Helper()
	ongoing := attribution.Ongoing{Cost: pounds(90)}
	return attribution.NewStatement(attribution.Header{Authorities: three, Agreement: agreement},
		attribution.Service{Name: "Parks", Basis: equally(), Running: ongoing, Facts: facts},
		attribution.Service{Name: "Libraries", Basis: equally(), Running: ongoing})
}

// A charge cites the parties' own clause, the one for its service first; a rule
// that was used and has no clause is a finding; all of it survives the JSON.
func TestChargesCiteTheAgreement(t *testing.T) {
	s, err := underAgreement(t, collaboration(),
		attribution.Withdrawal{Authority: "WCC", Amount: ten, NoticeMonths: 6},
		attribution.Failure{Authority: "WCC", Amount: ten}, attribution.Failure{Authority: "RBKC", Amount: ten},
		levy{"own.levy", "the board's minutes", ten})
	require.NoError(t, err)
	require.NoError(t, s.Verify())
	cited := func(s attribution.Statement) (clauses []string) {
		for c := range s.Charges() {
			clauses = append(clauses, c.Service+" "+string(c.Rule)+": "+c.Clause)
		}
		return clauses
	}
	want := []string{"Parks ongoing: Sch. 3 para 4", "Parks withdrawal: cl. 21", "Parks failure: ", "Parks failure: ", "Parks own.levy: cl. 9", "Libraries ongoing: Sch. 3 para 2"}
	assert.Equal(t, want, cited(s))
	var silent []string
	for _, f := range s.Findings() {
		if f.Code == attribution.FindingNoClause {
			silent = append(silent, f.Service+": "+f.Text)
		}
	}
	assert.Equal(t, []string{"Parks: the agreement has no clause for failure"}, silent, "once for each rule of a service")
	var again attribution.Statement
	require.NoError(t, json.Unmarshal(must(json.Marshal(s)), &again))
	assert.NoError(t, again.Verify())
	assert.True(t, again.Equal(s))
	assert.Equal(t, want, cited(again))
	assert.Equal(t, collaboration(), again.Header().Agreement)
	s.Header().Agreement.Clauses[0].Text = "another"
	assert.Equal(t, collaboration(), s.Header().Agreement, "what comes back is the caller's own")
}

// Without an agreement there is nothing to be silent.
func TestNoAgreementNoClause(t *testing.T) {
	s, err := underAgreement(t, attribution.Agreement{})
	require.NoError(t, err)
	assert.Empty(t, s.Findings())
	assert.NotContains(t, string(must(json.Marshal(s))), "agreement\"")
}

// Notice is what the agreement says: six months here, and twelve where it says
// nothing.
func TestNoticeOfTheAgreement(t *testing.T) {
	for _, c := range []struct {
		agreed, given int
		refused       string
	}{
		{6, 6, ""}, {6, 5, "attribution: Parks: fact 1: WCC: withdraws at 5 months' notice: it takes 6, or the agreement of every other participant (missing: RBKC, LBHF)"},
		{0, 12, ""}, {0, 11, "attribution: Parks: fact 1: WCC: withdraws at 11 months' notice: it takes 12, or the agreement of every other participant (missing: RBKC, LBHF)"},
		{24, 24, ""}, {24, 23, "attribution: Parks: fact 1: WCC: withdraws at 23 months' notice: it takes 24, or the agreement of every other participant (missing: RBKC, LBHF)"},
	} {
		agreement := collaboration()
		agreement.NoticeMonths = c.agreed
		s, err := underAgreement(t, agreement, attribution.Withdrawal{Authority: "WCC", Amount: ten, NoticeMonths: c.given})
		if c.refused != "" {
			assert.EqualError(t, err, c.refused)
			assert.ErrorIs(t, err, attribution.ErrNotice)
			continue
		}
		require.NoError(t, err)
		assert.NoError(t, s.Verify())
	}
}

func TestAgreementRefused(t *testing.T) {
	for text, change := range map[string]func(*attribution.Agreement){
		`attribution: a clause for "weather", which is no rule`:                         func(a *attribution.Agreement) { a.Clauses[0].Rule = "weather" },
		`attribution: a clause for ongoing without a text, or one that is not UTF-8`:    func(a *attribution.Agreement) { a.Clauses[0].Text = "" },
		`attribution: a second clause for withdrawal`:                                   func(a *attribution.Agreement) { a.Clauses[0].Rule = attribution.RuleWithdrawal },
		`attribution: a second clause for ongoing of "Parks"`:                           func(a *attribution.Agreement) { a.Clauses[0].Service = "Parks" },
		`attribution: a clause for ongoing of "Museums", which is none of the services`: func(a *attribution.Agreement) { a.Clauses[0].Service = "Museums" },
		`attribution: an agreement of -1 months' notice`:                                func(a *attribution.Agreement) { a.NoticeMonths = -1 },
		`attribution: the agreement's title or source is not UTF-8`:                     func(a *attribution.Agreement) { a.Title = "\xff" },
	} {
		agreement := collaboration()
		change(&agreement)
		_, err := underAgreement(t, agreement)
		assert.EqualError(t, err, text)
	}
}

// A clause that was changed, moved or emptied is found, and so is the notice on
// which a withdrawal rests.
func TestVerifyFindsForgedClauses(t *testing.T) {
	s, err := underAgreement(t, collaboration(), attribution.Withdrawal{Authority: "WCC", Amount: ten, NoticeMonths: 6})
	require.NoError(t, err)
	for name, c := range map[string]struct {
		forge func(map[string]any)
		fault string
	}{
		"a charge's clause":     {func(d map[string]any) { d["charges"].([]any)[0].(map[string]any)["clause"] = "cl. 1" }, `"cl. 1" is not the clause that the agreement has for it`},
		"a charge's clause out": {func(d map[string]any) { delete(d["charges"].([]any)[0].(map[string]any), "clause") }, `"" is not the clause that the agreement has for it`},
		"the agreement's": {func(d map[string]any) {
			d["agreement"].(map[string]any)["clauses"].([]any)[1].(map[string]any)["text"] = "cl. 1"
		}, `"Sch. 3 para 4" is not the clause that the agreement has for it`},
		"the agreement out": {func(d map[string]any) { delete(d, "agreement") }, `"Sch. 3 para 4" is not the clause that the agreement has for it`},
		"a clause for nobody": {func(d map[string]any) {
			d["agreement"].(map[string]any)["clauses"].([]any)[2].(map[string]any)["service"] = "Museums"
		}, `which is none of the services`},
		"the notice": {func(d map[string]any) { d["agreement"].(map[string]any)["notice_months"] = 12 }, "its reason is not one that the rule gives"},
	} {
		var d map[string]any
		require.NoError(t, json.Unmarshal(must(json.Marshal(s)), &d))
		c.forge(d)
		// Keys come out sorted; these authorities do not stand in that order, so theirs are put right.
		order(d)
		var forged attribution.Statement
		if err := json.Unmarshal(must(json.Marshal(d)), &forged); err != nil {
			assert.ErrorContains(t, err, c.fault, name)
			continue
		}
		assert.ErrorContains(t, forged.Verify(), c.fault, name)
	}
}

// order gives a document's authorities the order in which sorted keys stand.
func order(d map[string]any) {
	codes := []any{"LBHF", "RBKC", "WCC"}
	d["authorities"] = codes
	for _, service := range d["services"].([]any) {
		service.(map[string]any)["participants"] = slices.Clone(codes)
	}
}

// Whatever an agreement says, be it one thing, is kept in the JSON, and tells
// statements apart.
func TestAgreementsOfOneThing(t *testing.T) {
	none, err := underAgreement(t, attribution.Agreement{})
	require.NoError(t, err)
	seen := []attribution.Statement{none}
	for _, agreement := range []attribution.Agreement{
		{Title: "Collaboration agreement"}, {Source: "the partners' website"}, {NoticeMonths: 6},
		{Clauses: []attribution.Clause{{Rule: attribution.RuleFailure, Text: "cl. 1"}}}, {Clauses: []attribution.Clause{{Rule: attribution.RuleFailure, Text: "cl. 2"}}},
		{Clauses: []attribution.Clause{{Rule: attribution.RuleFailure, Text: "cl. 1"}, {Rule: attribution.RuleTermination, Text: "cl. 2"}}},
	} {
		s, err := underAgreement(t, agreement)
		require.NoError(t, err)
		var again attribution.Statement
		require.NoError(t, json.Unmarshal(must(json.Marshal(s)), &again))
		assert.Equal(t, agreement, again.Header().Agreement)
		assert.True(t, again.Equal(s))
		for _, other := range seen {
			assert.False(t, s.Equal(other), "%v", agreement)
		}
		seen = append(seen, s)
	}
}
