package attribution

import "unicode/utf8"

// Agreement is what the parties wrote down: its title, where it can be read, and
// which of its clauses each rule rests on. A charge cites the parties' own clause
// first and the rule's model in the reports second. The zero Agreement is none:
// charges then cite the model alone.
type Agreement struct {
	Title, Source string
	NoticeMonths  int // of a withdrawal or a termination; nought means that it says nothing, which is twelve
	Clauses       []Clause
}

// Clause is the place of the agreement that a rule rests on: for one service, or,
// where Service is "", for all of them. The one for the service goes first.
type Clause struct {
	Rule    Rule
	Service string
	Text    string // "Sch. 3 para 2"
}

// usualNotice is the notice that an end to an arrangement takes where the
// agreement says nothing: Tri-borough report, ch. 3, guarantee 19.
const usualNotice = 12

// notice returns the months of notice that the agreement asks for.
func (a Agreement) notice() int {
	if a.NoticeMonths == 0 {
		return usualNotice
	}
	return a.NoticeMonths
}

// isZero says whether there is no agreement.
func (a Agreement) isZero() bool {
	return a.Title == "" && a.Source == "" && a.NoticeMonths == 0 && len(a.Clauses) == 0
}

// concern is what a clause is for.
type concern struct {
	rule    Rule
	service string
}

// clauses finds the clauses of an agreement.
type clauses map[concern]string

func (a Agreement) clauses() clauses {
	found := make(clauses, len(a.Clauses))
	for _, c := range a.Clauses {
		found[concern{c.Rule, c.Service}] = c.Text
	}
	return found
}

// of returns the clause that a rule rests on in a service, "" where there is none.
func (c clauses) of(rule Rule, service string) string {
	if text, found := c[concern{rule, service}]; found {
		return text
	}
	return c[concern{rule, ""}]
}

// check refuses clauses that are not text, stand twice, or are for no rule, and a
// notice below nought. Services are checked where they are known.
func (a Agreement) check() error {
	c := checks()
	for _, text := range []string{a.Title, a.Source} {
		if !utf8.ValidString(text) {
			c.Refuse(ErrText, "", "the agreement's title or source is not UTF-8")
		}
	}
	if a.NoticeMonths < 0 {
		c.Refuse(ErrNotice, "", "an agreement of %d months' notice", a.NoticeMonths)
	}
	seen := make(map[concern]bool, len(a.Clauses))
	for _, clause := range a.Clauses {
		here := concern{clause.Rule, clause.Service}
		switch _, known := terms[clause.Rule]; {
		case !known && !clause.Rule.Own():
			c.Refuse(ErrText, "", "a clause for %.40q, which is no rule", clause.Rule)
		case clause.Text == "" || !utf8.ValidString(clause.Text):
			c.Refuse(ErrText, "", "a clause for %s without a text, or one that is not UTF-8", clause.Rule)
		case seen[here] && clause.Service == "":
			c.Refuse(ErrText, "", "a second clause for %s", clause.Rule)
		case seen[here]:
			c.Refuse(ErrText, "", "a second clause for %s of %.40q", clause.Rule, clause.Service)
		}
		seen[here] = true
	}
	return c.Err()
}

// checkServices refuses a clause for a service that the statement does not have.
func (a Agreement) checkServices(names map[string]bool) error {
	c := checks()
	for _, clause := range a.Clauses {
		if clause.Service != "" && !names[clause.Service] {
			c.Refuse(ErrText, "", "a clause for %s of %.40q, which is none of the services", clause.Rule, clause.Service)
		}
	}
	return c.Err()
}

func (a Agreement) equal(other Agreement) bool {
	if a.Title != other.Title || a.Source != other.Source || a.NoticeMonths != other.NoticeMonths || len(a.Clauses) != len(other.Clauses) {
		return false
	}
	for i, clause := range a.Clauses {
		if clause != other.Clauses[i] {
			return false
		}
	}
	return true
}
