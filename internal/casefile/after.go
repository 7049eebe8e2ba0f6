package casefile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// Last is last year as it was closed: its statement and its account, and what
// messages call the file that holds them.
type Last struct {
	Name string
	account.Books
	year     account.Year
	restated *restated // where a mistake was found in it
}

// ReadLast reads last year from the JSON of its statement. Errors: what is no such
// JSON, or of several statements; books that do not verify; a budget, a forecast or
// a year in progress; a period that is no year. Each names the file.
func ReadLast(name string, input io.Reader) (Last, error) {
	last := Last{Name: name}
	err := last.read(input)
	if err == nil {
		err = last.Verify()
	}
	stage := last.Statement.Header().Stage
	switch {
	case err != nil:
	case stage == attribution.StageBudget || stage == attribution.StageForecast:
		err = fmt.Errorf("its stage is %s: a year follows one that has ended", stage)
	case last.Account.InProgress(last.Statement):
		err = errors.New("its year is in progress: a year follows one that has ended")
	default:
		last.year, err = account.ParseYear(last.Statement.Header().Period)
	}
	if err != nil {
		return Last{}, prefixed(name, err)
	}
	return last, nil
}

// maxStatement is far beyond the statement of the largest case.
const maxStatement = 128 << 20

func (l *Last) read(input io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(input, maxStatement+1))
	if err != nil {
		return err
	}
	if len(data) > maxStatement {
		return fmt.Errorf("larger than %d MiB", maxStatement>>20)
	}
	if data = bytes.TrimSpace(data); len(data) == 0 || data[0] != '{' {
		return errors.New("it is not the JSON of one statement: statement -format json writes one of each case")
	}
	return l.UnmarshalJSON(data)
}

// prefixed puts the name of a file before each line of what is wrong with it: of
// more than maxFaults, before their number.
func prefixed(name string, err error) error {
	var all []error
	more := 0
	for fault := range attribution.Faults(err) {
		if len(all) == maxFaults {
			more++
			continue
		}
		all = append(all, fmt.Errorf("%s: %w", name, fault))
	}
	switch {
	case all == nil:
		return fmt.Errorf("%s: %w", name, err)
	case more > 0:
		all = append(all, fmt.Errorf("%s: and %d more faults", name, more))
	}
	return errors.Join(all...)
}

// ReadAfter reads a case as ReadIn does, whose year follows last year: what that
// left to adjust is brought forward, service by service, and what it left open is
// what the account opens with. Where the case gives adjustments too, both must say
// the same.
func ReadAfter(folder fs.FS, last Last, name string, input io.Reader) (Case, error) {
	root, err := open(name, input)
	if err != nil {
		return Case{}, err
	}
	return ReadTree(folder, &last, *root.Node)
}

// after has the services take over what last year left, and returns them with those
// that are no longer shared, and of which last year is corrected.
func (root node) after(services []*service) []*service {
	last := root.file.last
	if last == nil {
		return services
	}
	root.follows(*last)
	root.stay(*last)
	named := make(map[string]*service, len(services))
	for _, s := range services {
		named[s.Name] = s
	}
	left := make(map[string]attribution.Shares)
	for _, before := range last.Statement.Services() {
		name := before.Service
		left[name] = nonzero(last.Statement.NextYearOf(name))
		if named[name] == nil && left[name] != nil && root.allNamed(services) {
			root.fail("%s adjusts the calls of %.40q (%s), and the case has no such service", last.Name, name, listed(left[name]))
		}
	}
	for _, s := range services {
		s.bringForward(*last, left[s.Name])
	}
	return root.correct(*last, services, named)
}

// allNamed says whether every service of the case is known by its name: else one
// that seems to be missing may only be misspelt.
func (root node) allNamed(services []*service) bool {
	list, _ := root.entry("services")
	named := 0
	for _, s := range services {
		if s.Name != "" && s.Name != attribution.AllServices {
			named++
		}
	}
	return list.Node != nil && named == len(list.Items)
}

// follows holds the case's period to last year's.
func (root node) follows(last Last) {
	period, given := root.entry("period")
	if !given {
		period = root
	}
	if year := root.file.year; !root.file.undated && !year.Follows(last.year) {
		period.fail("%.40q is not the year after %s, that of %s", root.file.period, last.year, last.Name)
	}
}

// stay has everyone stay among the authorities with whom something is open.
func (root node) stay(last Last) {
	if !root.file.all {
		return
	}
	authorities, _ := root.entry("authorities")
	said := make(map[attribution.Authority]bool)
	stays := func(a attribution.Authority, why string) {
		if !root.file.declared[a] && !said[a] {
			said[a] = true
			authorities.fail("%s is not among them, and %s leaves something open with it (%s): it stays until that is settled", a, last.Name, why)
		}
	}
	for _, d := range last.Open() {
		why := fmt.Sprintf("%s: %s owes %s %s", d.Service, d.From, d.To, attribution.FormatSterling(d.Amount))
		stays(d.From, why)
		stays(d.To, why)
	}
	for _, before := range last.Statement.Services() {
		for _, adjustment := range nonzero(last.Statement.NextYearOf(before.Service)) {
			stays(adjustment.Authority, fmt.Sprintf("%s: its call changes by %s", before.Service, attribution.FormatSterling(adjustment.Amount)))
		}
	}
}

// bringForward puts in what last year left to adjust, which this year's host pays,
// or holds what the case says to it.
func (s *service) bringForward(last Last, left attribution.Shares) {
	is := func(fact attribution.Fact) bool { _, is := fact.(attribution.BroughtForward); return is }
	if i := slices.IndexFunc(s.Facts, is); i >= 0 {
		if given := nonzero(s.Facts[i].(attribution.BroughtForward).Adjustments); !maps.EqualFunc(byCode(given), byCode(left), decimal.Decimal.Equal) {
			s.facts[i].fail("it says %s, and %s %s: leave it out, or say the same", listed(given), last.Name, listed(left))
		}
		return
	}
	if left == nil || slices.ContainsFunc(s.doubtful, is) {
		return
	}
	var adjustments attribution.Shares
	figures := byCode(left)
	for _, a := range s.at.file.authorities {
		if amount, adjusted := figures[a]; adjusted {
			adjustments = append(adjustments, attribution.Share{Authority: a, Amount: amount})
		}
	}
	if len(adjustments) < len(left) {
		return // one of them is missing, and was asked for
	}
	s.put(attribution.BroughtForward{Adjustments: adjustments}, s.at)
}

// put puts a fact where it would stand if the case gave it: after the variances.
func (s *service) put(fact attribution.Fact, at node) {
	place := slices.IndexFunc(s.Facts, func(fact attribution.Fact) bool {
		switch fact.(type) {
		case attribution.Transition, attribution.Joining, attribution.Failure, attribution.Withdrawal, attribution.Termination:
			return true
		}
		return false
	})
	if place < 0 {
		place = len(s.Facts)
	}
	s.Facts, s.facts = slices.Insert(s.Facts, place, fact), slices.Insert(s.facts, place, at)
}

// nonzero leaves out those who have nothing to adjust; nil where nobody has.
func nonzero(shares attribution.Shares) (some attribution.Shares) {
	for _, share := range shares {
		if share.Amount.Sign() != 0 {
			some = append(some, share)
		}
	}
	return some
}

// byCode are figures by authority.
func byCode(shares attribution.Shares) map[attribution.Authority]decimal.Decimal {
	figures := make(map[attribution.Authority]decimal.Decimal, len(shares))
	for _, share := range shares {
		figures[share.Authority] = share.Amount
	}
	return figures
}

// listed writes figures by authority for a message.
func listed(shares attribution.Shares) string {
	if len(shares) == 0 {
		return "nothing"
	}
	texts := make([]string, len(shares))
	for i, share := range shares {
		texts[i] = string(share.Authority) + " " + attribution.FormatAmount(share.Amount)
	}
	return strings.Join(texts, ", ")
}
