package tupe_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

// Nothing that is handed out shares a slice with what was handed in, with what
// else is handed out, or with what is handed out next time: whoever scribbles on
// one changes that one alone.

// aliasing is a contract that has something in every slice.
func aliasing(t *testing.T) (attribution.Service, tupe.Term) {
	team, err := attribution.Equally("WCC", "LBHF")
	require.NoError(t, err)
	term := tupe.Term{
		Years:    years("1000000", "2012/13", "2013/14"),
		Elements: []tupe.Element{{Origin: "LBHF", ByYear: amounts("100", "120")}},
		Posts:    []tupe.Post{supervisor(), post("Parks team", "Gardener", "3.5", "41000", "36500")},
		RunOff:   []tupe.RunOff{{Origin: "LBHF", Profile: rates("0.1")}, {Origin: "Parks team", Turnover: number("0.5")}},
		Teams:    []tupe.Team{{Name: "Parks team", Basis: team}},
		PaidBy:   "WCC",
	}
	term.Years[0].Income = []attribution.Income{{Description: "grant", Amount: pounds("1")}}
	return shared(t, "WCC", 1, "LBHF", 1), term
}

// scribble overwrites every element of some slices.
func scribble[T any](slices ...[]T) {
	for _, s := range slices {
		clear(s)
	}
}

func scribbleOnTerm(term tupe.Term) {
	for _, year := range term.Years {
		scribble(year.Income)
	}
	for _, element := range term.Elements {
		scribble(element.ByYear)
	}
	for _, post := range term.Posts {
		scribble(post.Ends)
	}
	for _, runOff := range term.RunOff {
		scribble(runOff.Profile)
	}
	scribble(term.Years)
	scribble(term.Elements)
	scribble(term.Posts)
	scribble(term.RunOff)
	scribble(term.Teams)
}

func scribbleOnContract(c tupe.Contract) {
	scribble(c.Income)
	scribble(c.Burdens)
	scribble(c.Teams)
}

func TestTermNeverAliases(t *testing.T) {
	ask := func(term tupe.Term, s attribution.Service) ([]tupe.Contract, []tupe.Schedule, tupe.Life) {
		contracts, err := term.Contracts()
		require.NoError(t, err)
		one, err := term.Year("2012/13")
		require.NoError(t, err)
		schedules, err := term.Burdens()
		require.NoError(t, err)
		life, err := term.Compare(s)
		require.NoError(t, err)
		return append(contracts, one), schedules, life
	}
	s, term := aliasing(t)
	_, untouched := aliasing(t)
	wantContracts, wantSchedules, wantLife := ask(term, s)
	contracts, schedules, life := ask(term, s)

	// What is handed out apart from the rest of it, and from what was handed in.
	for i := range contracts {
		scribbleOnContract(contracts[i])
		assert.Equal(t, wantContracts[i+1:], contracts[i+1:])
	}
	for i := range schedules {
		scribble(schedules[i].Burdens)
		assert.Equal(t, wantSchedules[i+1:], schedules[i+1:])
	}
	for i := range life.Years {
		scribble(life.Years[i].Lines)
		assert.Equal(t, wantLife.Years[i+1:], life.Years[i+1:])
	}
	assert.Equal(t, wantLife.Total, life.Total)
	assert.Equal(t, untouched, term)
	againContracts, againSchedules, againLife := ask(term, s)
	assert.Equal(t, wantContracts, againContracts)
	assert.Equal(t, wantSchedules, againSchedules)
	assert.Equal(t, wantLife, againLife)

	// What was handed in apart from what was handed out before.
	scribbleOnTerm(term)
	assert.Equal(t, wantContracts, againContracts)
	assert.Equal(t, wantSchedules, againSchedules)
	assert.Equal(t, wantLife, againLife)
}

func TestContractNeverAliases(t *testing.T) {
	s, term := aliasing(t)
	c, err := term.Year("2012/13")
	require.NoError(t, err)
	untouched, err := term.Year("2012/13")
	require.NoError(t, err)
	want, err := c.Attribute(s)
	require.NoError(t, err)
	charges, err := c.Attribute(s)
	require.NoError(t, err)
	for i := range charges {
		scribble(charges[i].Weights, charges[i].Shares)
		assert.Equal(t, want[i+1:], charges[i+1:])
	}
	assert.Equal(t, untouched, c)
	again, err := c.Attribute(s)
	require.NoError(t, err)
	scribbleOnContract(c)
	assert.Equal(t, want, again)
}

func TestAssessmentsNeverAlias(t *testing.T) {
	posts := []tupe.Post{supervisor(), supervisor()}
	all, err := tupe.Assess(posts...)
	require.NoError(t, err)
	want, err := tupe.Assess(supervisor(), supervisor())
	require.NoError(t, err)
	scribble(posts[0].Ends)
	scribble(posts)
	assert.Equal(t, want, all)
	scribble(all.Burdens())
	assert.Equal(t, want, all)
	posts = []tupe.Post{supervisor()}
	all, err = tupe.Assess(posts...)
	require.NoError(t, err)
	scribble(all[0].Parts[0].Post.Ends)
	assert.Equal(t, []tupe.Post{supervisor()}, posts)
}

func TestReletNeverAliases(t *testing.T) {
	created := supervisor()
	created.Origin = ""
	transferred := supervisor()
	reletting, err := tupe.Relet([]tupe.Post{transferred}, []tupe.Post{created})
	require.NoError(t, err)
	scribble(transferred.Ends, created.Ends)
	assert.Equal(t, supervisor().Ends, reletting.Assessments[0].Parts[0].Post.Ends)
	assert.Equal(t, supervisor().Ends, reletting.Created[0].Post.Ends)
}

func TestRunOffNeverAliases(t *testing.T) {
	profile := rates("0.1", "0.2")
	burdens, err := tupe.RunOff{Profile: profile}.Burdens(pounds("100"), 3)
	require.NoError(t, err)
	want := append([]decimal.Decimal(nil), burdens...)
	scribble(profile)
	assert.Equal(t, want, burdens)
	scribble(burdens)
	profile = rates("0.1", "0.2")
	again, err := tupe.RunOff{Profile: profile}.Burdens(pounds("100"), 3)
	require.NoError(t, err)
	assert.Equal(t, want, again)
}
