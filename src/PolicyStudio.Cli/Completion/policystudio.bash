# bash completion for policystudio: source <(policystudio completion bash)
_policystudio() {
  local line word=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  # Quoted, never evaluated: names come from manifests.
  while IFS= read -r line; do
    [[ -n $line && $line == "$word"* ]] && COMPREPLY+=("$(printf '%q' "$line")")
  done < <(policystudio "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
}
complete -o bashdefault -o default -F _policystudio policystudio
