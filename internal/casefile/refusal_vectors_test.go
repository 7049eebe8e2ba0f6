package casefile_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/vectorstest"
)

// kinds are the words of the vectors for the kinds of fault; any other fault is one
// of form.
var kinds = map[string]error{
	"authority": attribution.ErrAuthority, "basis": attribution.ErrBasis, "weight": attribution.ErrWeight, "amount": attribution.ErrAmount,
	"penny": attribution.ErrPenny, "limit": attribution.ErrLimit, "choice": attribution.ErrChoice, "host": attribution.ErrHost,
	"reduction": attribution.ErrReduction, "notice": attribution.ErrNotice, "balance": attribution.ErrBalance, "text": attribution.ErrText, "year": attribution.ErrYear,
}

func kindOf(err error) string {
	for kind, sentinel := range kinds {
		if errors.Is(err, sentinel) {
			return kind
		}
	}
	return "form"
}

// What each vector changes in a sound case is refused, for what it says and where.
func TestRefusalVectors(t *testing.T) {
	vectors, sound := vectorstest.RefusalVectors(t)
	areRefused(t, vectors, sound, func(files vectorstest.Files) []error { return refused(t, files) })
}

// And so it is in a sound programme.
func TestProgrammeRefusalVectors(t *testing.T) {
	vectors, sound := vectorstest.ProgrammeRefusalVectors(t)
	areRefused(t, vectors, sound, programmeRefused)
}

func areRefused(t *testing.T, vectors []vectorstest.Refusal, sound map[string]vectorstest.Files, refused func(vectorstest.Files) []error) {
	for name, files := range sound {
		assert.Empty(t, refused(files), name)
	}
	for _, v := range vectors {
		t.Run(v.ID, func(t *testing.T) {
			found := refused(v.Files)
			require.Len(t, found, len(v.Faults), "%s: %v", v.Why, errors.Join(found...))
			for i, want := range v.Faults {
				assert.True(t, isFault(found[i], want), "%s: %v is not %v", v.Why, found[i], want)
			}
		})
	}
}

// isFault says whether an error is of a kind and a place.
func isFault(err error, want vectorstest.Fault) bool {
	words := afterLine.ReplaceAllString(err.Error(), "")
	return kindOf(err) == want.Kind && (want.Place == "" || strings.HasPrefix(words, want.Place+": "))
}

var afterLine = regexp.MustCompile(`^[a-z]+\.(yaml|json)(:[0-9]+)?: `)

// refused are the faults of a case, with its agreement beside it, after the year
// before it.
func refused(t *testing.T, files vectorstest.Files) []error {
	beside := fstest.MapFS{"agreement.yaml": {Data: []byte(files.Agreement)}}
	last, err := lastOfVector(t, files)
	if err == nil && last != nil {
		_, err = casefile.ReadAfter(beside, *last, "case.yaml", strings.NewReader(files.Case))
	} else if err == nil {
		_, err = casefile.ReadIn(beside, "case.yaml", strings.NewReader(files.Case))
	}
	return each(err)
}

// programmeRefused are the faults of a programme.
func programmeRefused(files vectorstest.Files) []error {
	_, err := casefile.ReadProgramme("programme.yaml", strings.NewReader(files.Case))
	return each(err)
}

// each are the errors that were joined; none for nil.
func each(err error) []error {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return several.Unwrap()
	}
	if err != nil {
		return []error{err}
	}
	return nil
}

// lastOfVector is the year before a case, corrected; nil where there is none.
func lastOfVector(t *testing.T, files vectorstest.Files) (*casefile.Last, error) {
	if files.Last == "" {
		return nil, nil
	}
	books := func(text string) account.Books {
		c, err := casefile.Read("last.yaml", strings.NewReader(text))
		require.NoError(t, err)
		return c.Books()
	}
	last := lastOf(t, books(files.Last))
	if files.Restated == "" {
		return &last, nil
	}
	return &last, last.Restate("new.json", strings.NewReader(marshalled(t, books(files.Restated))))
}
