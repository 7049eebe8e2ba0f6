package casefile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/triborough/fairshare/internal/casefile"
)

func TestInject(t *testing.T) {
	texts := map[string]string{"everyKey": everyKey, "whole": whole, "soundProgramme": soundProgramme}
	files, _ := filepath.Glob("../../testdata/*/*.yaml")
	for _, f := range files {
		b, _ := os.ReadFile(f)
		texts[f] = string(b)
	}
	seen := map[string]bool{}
	n := 0
	for name, text := range texts {
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
			continue
		}
		read := func(text string) error {
			_, err := casefile.Read("f", strings.NewReader(text))
			if strings.Contains(name, "rogramme") || strings.Contains(text, "\nunit:") {
				_, err = casefile.ReadProgramme("f", strings.NewReader(text))
			}
			return err
		}
		if read(text) != nil {
			continue
		}
		var walk func(y *yaml.Node, path string)
		walk = func(y *yaml.Node, path string) {
			if path != "" {
				for _, bad := range []*yaml.Node{{Kind: yaml.MappingNode, Style: yaml.FlowStyle}, {Kind: yaml.ScalarNode, Value: "@bad", Style: yaml.DoubleQuotedStyle}, {Kind: yaml.ScalarNode, Value: "", Tag: "!!null"}, {Kind: yaml.SequenceNode, Style: yaml.FlowStyle}} {
					old := *y
					*y = *bad
					out, err := yaml.Marshal(&doc)
					*y = old
					if err != nil {
						continue
					}
					n++
					if err := read(string(out)); err != nil {
						faults := strings.Split(err.Error(), "\n")
						if len(faults) > 1 {
							key := path + fmt.Sprint(bad.Kind)
							if !seen[key] {
								seen[key] = true
								for i := range faults {
									if len(faults[i]) > 150 {
										faults[i] = faults[i][:150]
									}
								}
								if len(faults) > 4 {
									faults = append(faults[:4], fmt.Sprint("... ", len(faults)))
								}
								fmt.Printf("%s %s = %q\n    %s\n", filepath.Base(name), path, bad.Value+fmt.Sprint(bad.Kind), strings.Join(faults, "\n    "))
							}
						}
					}
				}
			}
			switch y.Kind {
			case yaml.MappingNode:
				for i := 0; i < len(y.Content); i += 2 {
					walk(y.Content[i+1], path+"/"+y.Content[i].Value)
				}
			case yaml.SequenceNode:
				for i := range y.Content {
					walk(y.Content[i], path+"/#")
				}
			case yaml.DocumentNode:
				walk(y.Content[0], "")
			}
		}
		walk(&doc, "")
	}
	fmt.Println(n)
}
