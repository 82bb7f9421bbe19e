// What happens and what went wrong: progress with a way out, problems with advice, and the live
// region for those who listen.

import { Button, MessageBar, MessageBarBody, MessageBarTitle, ProgressBar } from "@fluentui/react-components";
import { useDesk } from "./session";

export function Notices() {
  const { session, state } = useDesk();
  const { activity, problem } = state;
  return (
    <div className="notices">
      <p role="status" className={activity ? "spoken" : "said"}>{activity ? activity.text : state.said}</p>
      {activity && (
        <div className="activity">
          <p id="activity">{activity.text}{activity.progress && ` ${activity.progress.done} of ${activity.progress.total}`}</p>
          <ProgressBar aria-labelledby="activity" value={share(activity.progress)} />
          <Button size="small" onClick={() => session.cancel()}>Cancel</Button>
        </div>
      )}
      <div role="alert">
        {problem && (
          <MessageBar intent="error" layout="multiline" politeness={undefined}>
            <MessageBarBody>
              <MessageBarTitle>{problem.title}.</MessageBarTitle> {problem.advice}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
    </div>
  );
}

function share(progress: { done: number; total: number } | null): number | undefined {
  return progress && progress.total ? progress.done / progress.total : undefined;
}
