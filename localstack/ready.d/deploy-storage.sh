#!/bin/bash
# LocalStack runs this script each time it starts, once it is ready, because it keeps nothing. The script deploys
# infra/storage.yaml as it would to AWS, and registers the sender of mails. If that fails, it logs why and exits with 1.
set -euo pipefail

stack=support-bot-storage
template=/etc/support-bot/storage.yaml
limit_seconds=60
export AWS_DEFAULT_REGION=${AWS_REGION:-ca-central-1}
# LOCALSTACK_HOST is the address for clients, which can't be reached from inside this container.
export LOCALSTACK_HOST=localhost:4566

say() { echo "support-bot: $*"; }
cloudformation() { awslocal cloudformation "$@" --stack-name "$stack" --output text; }

fail() {
  say "$1. What CloudFormation says:"
  cloudformation describe-stack-events \
    --query 'StackEvents[?ResourceStatusReason].[LogicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason]' || true
  exit 1
}

# Without the search domain, because search has its own container, and without the mail identity, because CloudFormation
# needs SES v2 for it. An existing stack is left alone: LocalStack can't update it (UpdateStack answers InternalError).
create() {
  local answer
  if answer=$(cloudformation create-stack --template-body "file://$template" \
    --parameters ParameterKey=WithDomain,ParameterValue=false ParameterKey=WithMailIdentity,ParameterValue=false \
    "ParameterKey=TicketDays,ParameterValue=${TICKET_DAYS:-}" "ParameterKey=EventDays,ParameterValue=${EVENT_DAYS:-}" 2>&1); then
    return
  fi
  grep -q AlreadyExists <<<"$answer" || { echo "$answer"; fail "$stack can't be created"; }
  say "$stack is there already; after a change of the template, restart LocalStack"
}

# `aws cloudformation wait` polls only every 30 seconds.
wait_until_created() {
  local end=$((SECONDS + limit_seconds)) status=none
  while [ "$SECONDS" -lt "$end" ]; do
    read -r status identity < <(cloudformation describe-stacks \
      --query "Stacks[0].[StackStatus, Parameters[?ParameterKey=='MailIdentity'].ParameterValue | [0]]")
    case $status in
      CREATE_COMPLETE) return ;;
      *_FAILED | *ROLLBACK_COMPLETE) fail "$stack ended as $status" ;;
    esac
    sleep 0.3
  done
  fail "$stack is still $status after $limit_seconds seconds"
}

# LocalStack reports resources of unknown types as created; only the stack's events say that they are not supported.
refuse_unsupported() {
  local unsupported
  unsupported=$(cloudformation describe-stack-events \
    --query "StackEvents[?contains(not_null(ResourceStatusReason, ''), 'not supported')].LogicalResourceId")
  [ -z "$unsupported" ] || fail "$stack has resources that LocalStack only pretends to have: $unsupported"
}

# SES sends only for identities that it knows: a domain or a single address.
register_sender() {
  case $identity in
    '' | None) fail "$stack has no parameter MailIdentity" ;;
    *@*) awslocal ses verify-email-identity --email-address "$identity" ;;
    *) awslocal ses verify-domain-identity --domain "$identity" --output text >/dev/null ;;
  esac
  say "$stack is deployed, SES sends for $identity"
}

create
wait_until_created
refuse_unsupported
register_sender
