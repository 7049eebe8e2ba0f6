package attribution_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// A third party's fact is held to the same law.
type gift struct{ charge attribution.Charge }

func (g gift) Attribute(attribution.Service) ([]attribution.Charge, error) {
	return []attribution.Charge{g.charge}, nil
}

// A swapped odd penny, a lost one, a moved burden: each is caught, and named.
func TestVerifyNamesTheCharge(t *testing.T) {
	codes := []attribution.Authority{"WCC", "RBKC", "LBHF"}
	good := must(attribution.NewStatement(attribution.Header{Authorities: codes}, attribution.Service{
		Name: "Parks", Basis: must(attribution.Equally(codes...)), Host: "RBKC",
		Running: attribution.Ongoing{Cost: pounds(100)}, // 33.33, 33.33 and 33.34 for LBHF, whose code sorts first
		Facts: []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseBurden, Origin: "LBHF", Amount: pounds(7)},
		},
	}))
	text := string(must(json.Marshal(good)))
	for _, c := range []struct{ name, old, new, fault string }{
		{"a swapped odd penny", `"shares":{"WCC":"33.33","RBKC":"33.33","LBHF":"33.34"}`, `"shares":{"WCC":"33.34","RBKC":"33.33","LBHF":"33.33"}`,
			`attribution: Parks: WCC: charge 1 (ongoing, "Ongoing cost"): got an odd penny that was LBHF's`},
		{"a penny lost", `"shares":{"WCC":"33.33","RBKC":"33.33","LBHF":"33.34"}`, `"shares":{"WCC":"33.33","RBKC":"33.33","LBHF":"33.33"}`,
			`attribution: Parks: charge 1 (ongoing, "Ongoing cost"): the shares do not sum to the amount: they are 0.01 off`},
		{"a changed weight", `"weights":{"WCC":"1","RBKC":"1","LBHF":"1"}`, `"weights":{"WCC":"2","RBKC":"1","LBHF":"1"}`,
			`attribution: Parks: WCC: charge 1 (ongoing, "Ongoing cost"): a share of 33.33 is not the exact proportion rounded down or up to a penny`},
		{"a moved burden", `"weights":{"LBHF":"1"},"shares":{"LBHF":"7.00"}`, `"weights":{"WCC":"1"},"shares":{"WCC":"7.00"}`,
			`attribution: Parks: charge 2 (variance.burden, "Variance: burden"): its reason is not one that the rule gives for these figures, ending in "borne by WCC alone"`},
		{"a total", `"totals":{"WCC":"33.33"`, `"totals":{"WCC":"33.32"`, `attribution: WCC: the total is 33.32, its charges add up to 33.33`},
		{"a debt", `"from":"WCC","to":"RBKC","amount":"33.33"`, `"from":"WCC","to":"RBKC","amount":"33.30"`, `attribution: Parks: WCC owes RBKC 33.30, the charges say 33.33`},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Contains(t, text, c.old)
			var tampered attribution.Statement
			require.NoError(t, json.Unmarshal([]byte(strings.Replace(text, c.old, c.new, 1)), &tampered))
			err := tampered.Verify()
			require.ErrorIs(t, err, attribution.ErrVerify)
			var messages []string
			for fault := range attribution.Faults(err) {
				messages = append(messages, fault.Error())
				assert.ErrorIs(t, fault, attribution.ErrVerify)
			}
			assert.Contains(t, messages, c.fault)
		})
	}
	charge := attribution.Charge{Service: "Parks", Rule: attribution.RuleOngoing, Amount: pounds(100),
		Weights: attribution.Shares{{Authority: "WCC", Amount: pounds(1)}, {Authority: "RBKC", Amount: pounds(1)}},
		Shares:  attribution.Shares{{Authority: "WCC", Amount: pounds(60)}, {Authority: "RBKC", Amount: pounds(40)}}, Because: "shared RBKC 1 : WCC 1"}
	_, err := attribution.NewStatement(attribution.Header{Authorities: codes},
		attribution.Service{Name: "Parks", Basis: must(attribution.Equally(codes...)), Running: gift{charge}})
	require.ErrorIs(t, err, attribution.ErrVerify)
	assert.Contains(t, err.Error(), "attribution: Parks: what it costs to run: WCC: a share of 60.00 is not the exact proportion rounded down or up to a penny")
	charge.Weights[0].Amount = decimal.New(1, 1000000000)
	_, err = attribution.NewStatement(attribution.Header{Authorities: codes},
		attribution.Service{Name: "Parks", Basis: must(attribution.Equally(codes...)), Running: gift{charge}})
	assert.EqualError(t, err, "attribution: Parks: what it costs to run: WCC: a number with exponent 1000000000: at most 64 either way is taken")
}

// What is not a statement's JSON is refused with the place, and changes nothing.
func TestStatementJSONRefused(t *testing.T) {
	for _, c := range []struct {
		text string
		kind error
		says string
	}{
		{`{"title":"a","title":"b"}`, attribution.ErrText, `the key "title" stands twice`},
		{`{"Title":"a"}`, attribution.ErrText, `unknown key "Title"`},
		{`{"title":"a"}`, attribution.ErrText, `the key "period" is missing`},
		{`{"title":1}`, attribution.ErrText, "1 where a string was expected"},
		{`{"title":` + strings.Repeat("9", 1000) + `}`, attribution.ErrText, ": " + strings.Repeat("9", 40) + " where a string was expected"},
		{"{\"title\":\"a\xffb\"}", attribution.ErrText, "not JSON: it is not UTF-8"},
		{`[]`, attribution.ErrText, "[ where { was expected"},
		{`{"total":"1e9"}`, attribution.ErrAmount, `"1e9" is not an amount`},
		{`{"total":"0.001"}`, attribution.ErrPenny, `"0.001" has a fraction of a penny`},
		{`{"total":"` + strings.Repeat("9", 5000) + `"}`, attribution.ErrLimit, "is too long"},
		{`{"totals":{"WCC":"1.00","WCC":"1.00"}}`, attribution.ErrText, `the key "WCC" stands twice`},
	} {
		var s attribution.Statement
		err := json.Unmarshal([]byte(c.text), &s)
		require.ErrorIs(t, err, c.kind, c.text)
		assert.ErrorContains(t, err, c.says)
		assert.True(t, s.Equal(attribution.Statement{}))
	}
}

// Each check of Verify by itself: the change is dressed up, reason included, so
// that only this check can tell.
func TestVerifyChecksEachThing(t *testing.T) {
	text := string(must(json.Marshal(every())))
	unqualified := `"weights":{"B":"1"},"shares":{"B":"30.00"},"paid_by":"B"`
	for _, c := range []struct {
		name     string
		replaced []string // old, new, old, new
		fault    string
	}{
		{"a rule for one that charges two", []string{`"weights":{"B":"1"},"shares":{"B":"6.00"},"paid_by":"C","deferred":false,"because":"the consequences of a failure, net of insurance, are its own; borne by B alone"`,
			`"weights":{"B":"1","C":"1"},"shares":{"B":"3.00","C":"3.00"},"paid_by":"C","deferred":false,"because":"shared B 1 : C 1"`}, "the rule charges one authority, not 2"},
		{"an unqualified cost that moved", []string{unqualified, `"weights":{"A":"1"},"shares":{"A":"30.00"},"paid_by":"B"`,
			"not approved by A; it stays where it fell; borne by B alone", "not approved by A; it stays where it fell; borne by A alone"}, `the cost did not stay with "B", which paid it`},
		{"a negative failure", []string{`"amount":"6.00","weights":{"B":"1"},"shares":{"B":"6.00"}`, `"amount":"-6.00","weights":{"B":"1"},"shares":{"B":"-6.00"}`}, "a negative amount"},
		{"a failure put off to next year", []string{`"shares":{"B":"6.00"},"paid_by":"C","deferred":false`, `"shares":{"B":"6.00"},"paid_by":"C","deferred":true`}, "only the adjustments of a host's calls are deferred"},
		{"a weight other than 1 for one alone", []string{`"weights":{"B":"1"},"shares":{"B":"6.00"}`, `"weights":{"B":"2"},"shares":{"B":"6.00"}`}, "a charge to one authority has the weight 1"},
		{"another basis than the service's", []string{`"amount":"1.00","weights":{"B":"5","C":"3","A":"2"},"shares":{"B":"0.50","C":"0.30","A":"0.20"}`, `"amount":"1.00","weights":{"B":"50","C":"31","A":"19"},"shares":{"B":"0.50","C":"0.31","A":"0.19"}`,
			"demand, on the ongoing basis; shared A 2 : B 5 : C 3", "demand, on the ongoing basis; shared A 19 : B 50 : C 31"}, "its weights are not those of the service's ongoing basis"},
		{"other reductions than the service's", []string{`"amount":"91.00","weights":{"B":"60","C":"90","A":"0"}`, `"amount":"91.00","weights":{"B":"6","C":"9","A":"0"}`,
			"shared A 0 : B 60 : C 90\"},{\"service\":\"Parks\"", "shared A 0 : B 6 : C 9\"},{\"service\":\"Parks\""}, "its weights are not the net reductions of the service"},
		{"a host variance on another", []string{`"weights":{"C":"1"},"shares":{"C":"333.33"}`, `"weights":{"B":"1"},"shares":{"B":"333.33"}`,
			"the host bears it this year; borne by C alone", "the host bears it this year; borne by B alone"}, `borne by another than the host, "C"`},
		{"adjustments that do not cancel", []string{`"amount":"-333.33","weights":{"C":"1"},"shares":{"C":"-333.33"}`, `"amount":"-333.00","weights":{"C":"1"},"shares":{"C":"-333.00"}`}, "the adjustments of next year's calls that follow from it are not there, or come to something else"},
		{"brought forward for more than nothing", []string{`"amount":"2.00","weights":{"B":"1"},"shares":{"B":"2.00"}`, `"amount":"2.50","weights":{"B":"1"},"shares":{"B":"2.50"}`}, "the adjustments brought forward sum to 0.50, not to zero"},
		{"brought forward, paid by another", []string{`"shares":{"B":"2.00"},"paid_by":"C"`, `"shares":{"B":"2.00"},"paid_by":"A"`}, `paid by another than the host, "C"`},
		{"one who takes no part", []string{`"participants":["B","C","A"],"basis"`, `"participants":["B","C"],"basis"`}, "A bears it but takes no part in the service"},
		{"a service that is not listed", []string{`{"service":"Parks","rule":"failure"`, `{"service":"Libraries","rule":"failure"`}, "a service the statement does not list"},
		{"spending after", []string{`"after":{"B":"500.00"`, `"after":{"B":"499.00"`}, "B: spending after of 499.00, where 500.00 follows"},
		{"a change", []string{`"A":"200.00"},"change":{"B":"60.00","C":"90.00","A":"-10.00"}`, `"A":"200.00"},"change":{"B":"60.00","C":"90.00","A":"-11.00"}`}, "A: a change of -11.00, where -10.00 follows"},
		{"the grand total", []string{`"total":"1568.33"`, `"total":"1568.34"`}, "the grand total is 1568.34, the charges add up to 1568.33"},
		{"next year", []string{`"total":"1568.33","next_year":{"B":"166.66"`, `"total":"1568.33","next_year":{"B":"166.67"`}, "B: next year is 166.67, its deferred charges add up to 166.66"},
		{"a debt left out", []string{`,{"service":"All services","from":"C","to":"B","amount":"42.00"}`, ``}, "1 of the debts that follow from the charges are not listed"},
		{"a debt twice", []string{`{"service":"All services","from":"C","to":"B","amount":"42.00"}`, `{"service":"All services","from":"C","to":"B","amount":"42.00"},{"service":"All services","from":"C","to":"B","amount":"42.00"}`}, "what C owes B stands twice, or is not above zero"},
		{"a transfer", []string{`{"from":"A","to":"C","amount":"113.22"}`, `{"from":"A","to":"C","amount":"113.21"}`}, "A: the settlement leaves -0.01 of its balance"},
		{"a transfer through a stranger", []string{`{"from":"A","to":"C","amount":"113.22"}`, `{"from":"A","to":"Z","amount":"113.22"},{"from":"Z","to":"C","amount":"113.22"}`}, "the settlement names someone who is none of the authorities"},
		{"a transfer that comes back", []string{`{"from":"A","to":"C","amount":"113.22"}`, `{"from":"A","to":"C","amount":"113.22"},{"from":"A","to":"B","amount":"1.00"},{"from":"B","to":"A","amount":"1.00"}`}, "4 transfers for 3 authorities with a balance"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := text
			for i := 0; i < len(c.replaced); i += 2 {
				require.Equal(t, 1, strings.Count(changed, c.replaced[i]), c.replaced[i])
				changed = strings.Replace(changed, c.replaced[i], c.replaced[i+1], 1)
			}
			var tampered attribution.Statement
			require.NoError(t, json.Unmarshal([]byte(changed), &tampered))
			assert.ErrorContains(t, tampered.Verify(), c.fault)
		})
	}
}
