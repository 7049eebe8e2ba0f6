package casefile_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/lawtest"
)

// values returns every value in a file but the file itself.
func values(y *yaml.Node) (all []*yaml.Node) {
	for i, content := range y.Content {
		if isKey := y.Kind == yaml.MappingNode && i%2 == 0; isKey {
			continue
		}
		if y.Kind != yaml.DocumentNode {
			all = append(all, content)
		}
		all = append(all, values(content)...)
	}
	return all
}

// faultsOfAWrongKind puts a list where a single value stands, or a text where a list
// or a mapping does, and returns what is said.
func faultsOfAWrongKind(t require.TestingT, document, value *yaml.Node, read func(string) error) []string {
	right := *value
	if right.Kind == yaml.ScalarNode {
		*value = yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	} else {
		*value = yaml.Node{Kind: yaml.ScalarNode, Value: "text", Style: yaml.DoubleQuotedStyle}
	}
	text, err := yaml.Marshal(document)
	require.NoError(t, err)
	*value = right
	if err := read(string(text)); err != nil {
		return strings.Split(err.Error(), "\n")
	}
	return nil
}

func readCase(text string) error {
	_, err := casefile.Read("case.yaml", strings.NewReader(text))
	return err
}

func readProgramme(text string) error {
	_, err := casefile.ReadProgramme("p.yaml", strings.NewReader(text))
	return err
}

// A value of the wrong kind is one fault, wherever it stands: whatever hangs on it
// has none for its sake.
func TestAWrongKindIsOneFault(t *testing.T) {
	outturn, err := os.ReadFile("../../testdata/rules/budget-to-outturn.yaml")
	require.NoError(t, err)
	for text, read := range map[string]func(string) error{string(outturn): readCase, everyKey: readCase, whole: readCase, wholeYear: readCase, halfYear: readCase, coded: readCase, soundProgramme: readProgramme, partYear: readProgramme} {
		var document yaml.Node
		require.NoError(t, yaml.Unmarshal([]byte(text), &document))
		all := values(&document)
		require.NotEmpty(t, all)
		for _, value := range all {
			faults := faultsOfAWrongKind(t, &document, value, read)
			assert.LessOrEqual(t, len(faults), 1, "line %d: %s", value.Line, strings.Join(faults, "\n"))
			assert.True(t, len(faults) == 1 || value.Kind == yaml.ScalarNode, "line %d: nothing is said", value.Line) // a list may stand for a scalar
		}
	}
}

// The same in the fixtures, as they come.
func lawWrongKind(t *rapid.T) {
	files, err := fs.Glob(os.DirFS("../../testdata"), "*/*.yaml")
	require.NoError(t, err)
	name := rapid.SampledFrom(files).Draw(t, "file")
	text, err := os.ReadFile("../../testdata/" + name)
	require.NoError(t, err)
	read := readCase
	if path.Dir(name) == "programmes" {
		read = readProgramme
	}
	if read(string(text)) != nil {
		return // one that is refused, or laid on an agreement beside it
	}
	var document yaml.Node
	require.NoError(t, yaml.Unmarshal(text, &document))
	value := rapid.SampledFrom(values(&document)).Draw(t, "value")
	faults := faultsOfAWrongKind(t, &document, value, read)
	assert.LessOrEqual(t, len(faults), 1, "%s:%d: %s", name, value.Line, strings.Join(faults, "\n"))
}

func TestAWrongKindIsOneFaultInTheFixtures(t *testing.T) { rapid.Check(t, lawWrongKind) }

func FuzzWrongKind(f *testing.F) { lawtest.Fuzz(f, lawWrongKind) }
